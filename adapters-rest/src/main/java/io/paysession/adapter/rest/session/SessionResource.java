package io.paysession.adapter.rest.session;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.adapter.rest.request.Call;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.checkout.CheckoutUseCases;
import io.paysession.application.checkout.InitiateCheckoutCommand;
import io.paysession.application.session.CreateSessionCommand;
import io.paysession.application.session.RetrieveSessionCommand;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.session.UpdateSessionCommand;
import io.paysession.application.wallet.UpdateSessionFromWalletCommand;
import io.paysession.application.wallet.UpdateSessionFromWalletUseCase;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.Violation;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** The session operations of the gateway's API (source: gateway-api 2). */
public final class SessionResource {
    private static final String SESSION_ID = "session.id";
    private static final String CREATE = "CREATE_SESSION";
    private static final String UPDATE = "UPDATE_SESSION";
    private static final String RETRIEVE = "RETRIEVE_SESSION";
    private static final Set<String> CHECKOUTS = HashSet.of("INITIATE_CHECKOUT", "CREATE_CHECKOUT_SESSION");
    private static final String FROM_WALLET = "UPDATE_SESSION_FROM_WALLET";
    /** Operations that the gateway knows at these URLs, and this server only if it does more than keep sessions. */
    private static final Set<String> UNSUPPORTED = CHECKOUTS.add(FROM_WALLET).add("OPEN_WALLET");

    private final SessionUseCases useCases;
    private final Option<Payers> payers;

    /**
     * What payers do with sessions.
     *
     * @param checkouts checkouts on a page of the gateway
     * @param wallets   what fills a session from a payer's wallet
     */
    public record Payers(CheckoutUseCases checkouts, UpdateSessionFromWalletUseCase wallets) {}

    /** @param payers none if this server only keeps sessions */
    public SessionResource(SessionUseCases useCases, Option<Payers> payers) {
        this.useCases = useCases;
        this.payers = payers;
    }

    public void serve(Routes routes) {
        routes.post("/session", CREATE, ctx -> GatewayRequest.withDocument(ctx, this::create));
        routes.put("/session/{sessionId}", UPDATE, ctx -> GatewayRequest.withDocument(ctx, this::update));
        routes.get("/session/{sessionId}", RETRIEVE, ctx -> GatewayRequest.withCall(ctx, this::retrieve));
        routes.post(
                "/session/{sessionId}", "SESSION_OPERATION", ctx -> GatewayRequest.withDocument(ctx, this::operate));
    }

    /** POST /session: Create Session, unless an {@code apiOperation} says otherwise. */
    private Answer create(Call call) {
        String operation = GatewayRequest.operation(call.document());
        if (operation.isEmpty()) {
            return createSession(call);
        }
        return payers.filter(unused -> CHECKOUTS.contains(operation))
                .map(offered -> initiate(offered.checkouts(), call))
                .getOrElse(() -> otherOperation(operation));
    }

    /** The same operations by their names. */
    public Map<String, Call.Named> named() {
        return CHECKOUTS
                .toMap(name -> name, unusedName -> new Call.Named(List.empty(), this::create))
                .put(CREATE, new Call.Named(List.empty(), call -> createSession(unnamed(call))))
                .put(UPDATE, new Call.Named(List.of(SESSION_ID), this::update))
                .put(RETRIEVE, new Call.Named(List.of(SESSION_ID), this::retrieve))
                .put(FROM_WALLET, new Call.Named(List.of(SESSION_ID), this::operate))
                .put("OPEN_WALLET", new Call.Named(List.of(SESSION_ID), this::operate));
    }

    /** Without the name of the operation, which by its URL has none. */
    private static Call unnamed(Call call) {
        return new Call(
                call.access(), call.names(), new Group(call.document().members().remove("apiOperation")));
    }

    private static Answer initiate(CheckoutUseCases checkouts, Call call) {
        return checkouts
                .initiate()
                .initiateCheckout(new InitiateCheckoutCommand(call.access(), call.document()))
                .fold(
                        RefusalAnswers::of,
                        initiated -> Answer.created(call.correlated(SessionDocuments.initiated(
                                initiated, call.access().version()))));
    }

    private Answer createSession(Call call) {
        return useCases.create()
                .createSession(new CreateSessionCommand(call.access(), call.document()))
                .fold(
                        RefusalAnswers::of,
                        created -> Answer.created(call.correlated(SessionDocuments.created(created))));
    }

    /** PUT /session/{id}: Update Session. */
    private Answer update(Call call) {
        return useCases.update()
                .updateSession(new UpdateSessionCommand(call.access(), call.name(SESSION_ID), call.document()))
                .fold(
                        RefusalAnswers::of,
                        view -> Answer.ok(call.correlated(
                                SessionDocuments.view(view, call.access().version()))));
    }

    /** GET /session/{id}: Retrieve Session. */
    private Answer retrieve(Call call) {
        return useCases.retrieve()
                .retrieveSession(new RetrieveSessionCommand(call.access(), call.name(SESSION_ID)))
                .fold(
                        RefusalAnswers::of,
                        view -> Answer.ok(
                                SessionDocuments.view(view, call.access().version())));
    }

    /** POST /session/{id}: the wallet operations. */
    private Answer operate(Call call) {
        String operation = GatewayRequest.operation(call.document());
        if (operation.isEmpty()) {
            return Explanation.of(Violation.missing("apiOperation"));
        }
        return payers.filter(unused -> operation.equals(FROM_WALLET))
                .map(offered -> fill(offered.wallets(), call))
                .getOrElse(() -> otherOperation(operation));
    }

    private static Answer fill(UpdateSessionFromWalletUseCase wallets, Call call) {
        return wallets.updateSessionFromWallet(
                        new UpdateSessionFromWalletCommand(call.access(), call.name(SESSION_ID), call.document()))
                .fold(
                        RefusalAnswers::of,
                        filled -> Answer.ok(call.correlated(
                                SessionDocuments.filled(filled, call.access().version()))));
    }

    private static Answer otherOperation(String operation) {
        return Explanation.of(
                UNSUPPORTED.contains(operation)
                        ? Violation.unsupported("apiOperation", operation)
                        : Violation.invalid("apiOperation", operation));
    }
}

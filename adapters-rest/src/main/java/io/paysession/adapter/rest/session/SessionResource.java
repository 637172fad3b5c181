package io.paysession.adapter.rest.session;

import io.javalin.http.Context;
import io.paysession.adapter.rest.answer.Answer;
import io.paysession.adapter.rest.answer.Explanation;
import io.paysession.adapter.rest.refusal.RefusalAnswers;
import io.paysession.adapter.rest.request.GatewayRequest;
import io.paysession.adapter.rest.route.Routes;
import io.paysession.application.access.Access;
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
import io.vavr.collection.Set;
import io.vavr.control.Option;

/** The session operations of the gateway's API (source: gateway-api 2). */
public final class SessionResource {
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
        routes.post("/session", "CREATE_SESSION", this::create);
        routes.put("/session/{sessionId}", "UPDATE_SESSION", this::update);
        routes.get("/session/{sessionId}", "RETRIEVE_SESSION", this::retrieve);
        routes.post("/session/{sessionId}", "SESSION_OPERATION", this::operate);
    }

    /** POST /session: Create Session, unless an {@code apiOperation} says otherwise. */
    private Answer create(Context ctx) {
        return GatewayRequest.withDocument(ctx, (access, document) -> {
            String operation = GatewayRequest.operation(document);
            if (operation.isEmpty()) {
                return create(access, document);
            }
            return payers.filter(unused -> CHECKOUTS.contains(operation))
                    .map(offered -> initiate(offered.checkouts(), access, document))
                    .getOrElse(() -> otherOperation(operation));
        });
    }

    private static Answer initiate(CheckoutUseCases checkouts, Access access, Group document) {
        return checkouts
                .initiate()
                .initiateCheckout(new InitiateCheckoutCommand(access, document))
                .fold(
                        RefusalAnswers::of,
                        initiated -> Answer.created(SessionDocuments.initiated(initiated, access.version())));
    }

    private Answer create(Access access, Group document) {
        return useCases.create()
                .createSession(new CreateSessionCommand(access, document))
                .fold(RefusalAnswers::of, created -> Answer.created(SessionDocuments.created(created)));
    }

    /** PUT /session/{id}: Update Session. */
    private Answer update(Context ctx) {
        return GatewayRequest.withDocument(
                ctx,
                (access, document) -> useCases.update()
                        .updateSession(new UpdateSessionCommand(access, ctx.pathParam("sessionId"), document))
                        .fold(RefusalAnswers::of, view -> Answer.ok(SessionDocuments.view(view, access.version()))));
    }

    /** GET /session/{id}: Retrieve Session. */
    private Answer retrieve(Context ctx) {
        return GatewayRequest.withAccess(
                ctx,
                access -> useCases.retrieve()
                        .retrieveSession(new RetrieveSessionCommand(access, ctx.pathParam("sessionId")))
                        .fold(RefusalAnswers::of, view -> Answer.ok(SessionDocuments.view(view, access.version()))));
    }

    /** POST /session/{id}: the wallet operations. */
    private Answer operate(Context ctx) {
        return GatewayRequest.withDocument(ctx, (access, document) -> {
            String operation = GatewayRequest.operation(document);
            if (operation.isEmpty()) {
                return Explanation.of(Violation.missing("apiOperation"));
            }
            return payers.filter(unused -> operation.equals(FROM_WALLET))
                    .map(offered -> fill(
                            offered.wallets(),
                            new UpdateSessionFromWalletCommand(access, ctx.pathParam("sessionId"), document)))
                    .getOrElse(() -> otherOperation(operation));
        });
    }

    private static Answer fill(UpdateSessionFromWalletUseCase wallets, UpdateSessionFromWalletCommand command) {
        return wallets.updateSessionFromWallet(command)
                .fold(
                        RefusalAnswers::of,
                        filled -> Answer.ok(
                                SessionDocuments.filled(filled, command.access().version())));
    }

    private static Answer otherOperation(String operation) {
        return Explanation.of(
                UNSUPPORTED.contains(operation)
                        ? Violation.unsupported("apiOperation", operation)
                        : Violation.invalid("apiOperation", operation));
    }
}

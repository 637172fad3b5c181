package io.paysession.adapter.rest;

import static io.paysession.adapter.rest.Answer.text;

import io.javalin.http.Context;
import io.paysession.application.access.Access;
import io.paysession.application.session.CreateSessionCommand;
import io.paysession.application.session.CreatedSession;
import io.paysession.application.session.RetrieveSessionCommand;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.session.SessionView;
import io.paysession.application.session.UpdateSessionCommand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/** The session operations of the gateway's API (source: gateway-api 2). */
final class SessionResource {
    /** Operations that the gateway knows at these URLs and this server does not (yet). */
    private static final Set<String> UNSUPPORTED =
            HashSet.of("INITIATE_CHECKOUT", "CREATE_CHECKOUT_SESSION", "UPDATE_SESSION_FROM_WALLET", "OPEN_WALLET");

    private final SessionUseCases useCases;

    SessionResource(SessionUseCases useCases) {
        this.useCases = useCases;
    }

    void serve(Routes routes) {
        routes.post("/session", "CREATE_SESSION", this::create);
        routes.put("/session/{sessionId}", "UPDATE_SESSION", this::update);
        routes.get("/session/{sessionId}", "RETRIEVE_SESSION", this::retrieve);
        routes.post("/session/{sessionId}", "SESSION_OPERATION", this::operate);
    }

    /** POST /session: Create Session, unless an {@code apiOperation} says otherwise. */
    private Answer create(Context ctx) {
        return GatewayRequest.withDocument(ctx, (access, document) -> {
            String operation = GatewayRequest.operation(document);
            return operation.isEmpty() ? create(access, document) : otherOperation(operation);
        });
    }

    private Answer create(Access access, Group document) {
        return useCases.create()
                .createSession(new CreateSessionCommand(access, document))
                .fold(RefusalAnswers::of, created -> Answer.created(created(created)));
    }

    /** PUT /session/{id}: Update Session. */
    private Answer update(Context ctx) {
        return GatewayRequest.withDocument(
                ctx,
                (access, document) -> useCases.update()
                        .updateSession(new UpdateSessionCommand(access, ctx.pathParam("sessionId"), document))
                        .fold(RefusalAnswers::of, view -> Answer.ok(view(view, access.version()))));
    }

    /** GET /session/{id}: Retrieve Session. */
    private Answer retrieve(Context ctx) {
        return GatewayRequest.withAccess(
                ctx,
                access -> useCases.retrieve()
                        .retrieveSession(new RetrieveSessionCommand(access, ctx.pathParam("sessionId")))
                        .fold(RefusalAnswers::of, view -> Answer.ok(view(view, access.version()))));
    }

    /** POST /session/{id}: the wallet operations. */
    private Answer operate(Context ctx) {
        return GatewayRequest.withDocument(ctx, (access, document) -> {
            String operation = GatewayRequest.operation(document);
            return operation.isEmpty() ? Explanation.of(Violation.missing("apiOperation")) : otherOperation(operation);
        });
    }

    private static Answer otherOperation(String operation) {
        return Explanation.of(
                UNSUPPORTED.contains(operation)
                        ? Violation.unsupported("apiOperation", operation)
                        : Violation.invalid("apiOperation", operation));
    }

    private static Group created(CreatedSession created) {
        PaymentSession session = created.session();
        Group shown = Group.EMPTY
                .with("aes256Key", text(session.key().revealBase64()))
                .with(
                        "authenticationLimit",
                        new Number(Integer.toString(session.authentications().allowed())))
                .with("id", text(session.id().value()))
                .with("updateStatus", text(session.updateStatus().name()))
                .with("version", text(session.version().value()));
        Group document = Group.EMPTY
                .with("merchant", text(session.merchant().value()))
                .with("result", text("SUCCESS"))
                .with("session", shown);
        Group withBusiness =
                Answer.with(document, "lineOfBusiness", session.fields().text("lineOfBusiness"));
        return Answer.with(withBusiness, "correlationId", created.correlationId());
    }

    private static Group view(SessionView view, ApiVersion version) {
        PaymentSession session = view.session();
        Group shown = Group.EMPTY
                .with("updateStatus", text(session.updateStatus().name()))
                .with("version", text(session.version().value()));
        // A payer's answer leaves the id out: it is security-sensitive (source: gateway-api 1.5).
        Group withId = view.requester() == Requester.MERCHANT
                ? shown.with("id", text(session.id().value()))
                : shown;
        Group document = view.fields()
                .with("merchant", text(session.merchant().value()))
                .with("session", withId)
                .with("version", text(version.toString()));
        return Answer.with(document, "correlationId", view.correlationId());
    }
}

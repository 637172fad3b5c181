package io.paysession.application.session;

import io.paysession.application.access.Access;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class RetrieveSessionService implements RetrieveSessionUseCase {
    private final Gatekeeper gatekeeper;
    private final SessionPorts ports;
    private final SessionSettings settings;

    RetrieveSessionService(Gatekeeper gatekeeper, SessionPorts ports, SessionSettings settings) {
        this.gatekeeper = gatekeeper;
        this.ports = ports;
        this.settings = settings;
    }

    @Override
    public Either<Refusal, SessionView> retrieveSession(RetrieveSessionCommand command) {
        Access access = command.access();
        return gatekeeper
                .admitMerchant(access)
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(merchant -> find(SessionId.parse(command.sessionId()), access))
                .map(this::view);
    }

    private Either<Refusal, PaymentSession> find(Option<SessionId> id, Access access) {
        return id.flatMap(ports.sessions()::find)
                .<SessionRefusal>toEither(new SessionRefusal.Gone())
                .flatMap(session -> session.use(
                        access.merchant(),
                        access.version(),
                        settings.policy(),
                        ports.time().now()))
                .mapLeft(Refusal.BySession::new);
    }

    private SessionView view(PaymentSession session) {
        return new SessionView(Requester.MERCHANT, session, settings.catalogue().showToMerchant(session.fields()));
    }
}

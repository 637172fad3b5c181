package io.paysession.application.session;

import io.paysession.application.access.Access;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.AuthenticationLimit;
import io.paysession.domain.session.NewSession;
import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Either;

final class CreateSessionService implements CreateSessionUseCase {
    private final Gatekeeper gatekeeper;
    private final SessionPorts ports;
    private final SessionSettings settings;

    CreateSessionService(Gatekeeper gatekeeper, SessionPorts ports, SessionSettings settings) {
        this.gatekeeper = gatekeeper;
        this.ports = ports;
        this.settings = settings;
    }

    @Override
    public Either<Refusal, CreatedSession> createSession(CreateSessionCommand command) {
        FieldReading reading = gatekeeper.lenient(
                FieldCatalogue.CREATE_SESSION.read(
                        command.document(), command.access().version()),
                command.access());
        if (!reading.violations().isEmpty()) {
            return Either.left(new Refusal.Malformed(reading.violations()));
        }
        return gatekeeper
                .admitMerchant(command.access())
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .map(merchant -> create(command.access(), reading));
    }

    private CreatedSession create(Access access, FieldReading reading) {
        NewSession request = new NewSession(
                access.merchant(),
                access.version(),
                limit(reading.envelope()),
                reading.fields(),
                ports.randomness().exactly(NewSession.RANDOM_BYTES));
        PaymentSession session =
                PaymentSession.create(request, settings.policy(), ports.time().now());
        ports.sessions().add(session);
        return new CreatedSession(session);
    }

    private static int limit(RequestFields envelope) {
        return envelope.root()
                                .group("session")
                                .members()
                                .get("authenticationLimit")
                                .getOrNull()
                        instanceof FieldValue.Number limit
                ? Integer.parseInt(limit.literal())
                : AuthenticationLimit.DEFAULT;
    }
}

package io.paysession.application.session;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Caller;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.UpdateAttempt;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class UpdateSessionService implements UpdateSessionUseCase {
    /** The last API version whose apps may update a session without credentials (source: gateway-api 1.3). */
    private static final int LAST_WITH_PAYER_DATA = 49;

    private static final String UPDATE_PAYER_DATA = "UPDATE_PAYER_DATA";

    private final Gatekeeper gatekeeper;
    private final SessionPorts ports;
    private final SessionSettings settings;
    private final SessionUpdates updates;

    UpdateSessionService(Gatekeeper gatekeeper, SessionPorts ports, SessionSettings settings) {
        this.gatekeeper = gatekeeper;
        this.ports = ports;
        this.settings = settings;
        this.updates = new SessionUpdates(ports.sessions(), settings.policy(), ports.time());
    }

    @Override
    public Either<Refusal, SessionView> updateSession(UpdateSessionCommand command) {
        FieldReading reading = gatekeeper.lenient(
                settings.catalogue().read(command.document(), command.access().version()), command.access());
        Option<SessionId> id = SessionId.parse(command.sessionId());
        Seq<Violation> violations = violations(reading, command.sessionId());
        Either<Refusal, SessionView> answer = admit(id, command.access(), reading)
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(caller -> update(caller, id, attempt(caller, command.access(), reading, violations))
                        .map(session -> view(caller, session)));
        // A field error is answered as such whatever the credentials; admitted or not, it has been remembered above.
        return violations.isEmpty() ? answer : Either.left(new Refusal.Malformed(violations));
    }

    private Either<AccessRefusal, Caller> admit(Option<SessionId> id, Access access, FieldReading reading) {
        boolean payerData = settings.payerDataByUrlAlone()
                && access.version().isUpTo(LAST_WITH_PAYER_DATA)
                && !access.credentials().present()
                && reading.envelope().text("apiOperation").contains(UPDATE_PAYER_DATA);
        return payerData ? gatekeeper.admitPayerOf(id, access) : gatekeeper.admitMerchantOrPayerOf(id, access);
    }

    private static Seq<Violation> violations(FieldReading reading, String sessionId) {
        return reading.envelope()
                .text("session.id")
                .filter(named -> !named.equals(sessionId))
                .map(named -> Violation.invalid("session.id", named))
                .fold(reading::violations, reading.violations()::append);
    }

    private static UpdateAttempt attempt(
            Caller caller, Access access, FieldReading reading, Seq<Violation> violations) {
        return new UpdateAttempt(
                caller.requester(),
                access.merchant(),
                access.version(),
                reading.envelope().text("session.version"),
                reading.fields(),
                caller.isMerchant() ? violations : violations.appendAll(reading.notForPayers()));
    }

    private Either<Refusal, PaymentSession> update(Caller caller, Option<SessionId> id, UpdateAttempt attempt) {
        return updates.update(caller.session().orElse(() -> id.flatMap(ports.sessions()::find)), attempt);
    }

    private SessionView view(Caller caller, PaymentSession session) {
        return new SessionView(
                caller.requester(),
                session,
                caller.isMerchant()
                        ? settings.catalogue().showToMerchant(session.fields())
                        : settings.catalogue().showToPayer(session.fields()));
    }
}

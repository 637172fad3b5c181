package io.paysession.application.session;

import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.paysession.domain.session.UpdateAttempt;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class FillSessionService implements FillSessionUseCase {
    private static final String SOURCE_OF_FUNDS = "sourceOfFunds";

    private final Gatekeeper gatekeeper;
    private final SessionSettings settings;
    private final SessionUpdates updates;

    FillSessionService(Gatekeeper gatekeeper, SessionPorts ports, SessionSettings settings) {
        this.gatekeeper = gatekeeper;
        this.settings = settings;
        this.updates = new SessionUpdates(ports.sessions(), settings.policy(), ports.time());
    }

    @Override
    public Either<Refusal, SessionView> fillSession(FillSessionCommand command) {
        FieldReading reading =
                settings.catalogue().read(command.document(), command.access().version());
        return gatekeeper
                .admitMerchantOrPayer(command.access())
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(caller ->
                        caller.session().<Refusal>toEither(() -> new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED)))
                .flatMap(session -> updates.update(Option.some(session), attempt(command, reading)))
                .map(this::view);
    }

    private static UpdateAttempt attempt(FillSessionCommand command, FieldReading reading) {
        Seq<Violation> violations = reading.violations()
                .appendAll(reading.notForPayers())
                .appendAll(command.document()
                        .members()
                        .keySet()
                        .filter(name -> !name.equals(SOURCE_OF_FUNDS))
                        .toList()
                        .map(Violation::unexpected));
        return new UpdateAttempt(
                Requester.HOSTED_FIELDS,
                command.access().merchant(),
                command.access().version(),
                Option.none(),
                reading.fields(),
                violations);
    }

    private SessionView view(PaymentSession session) {
        Group funds = settings.catalogue()
                .showToPayer(session.fields())
                .members()
                .get(SOURCE_OF_FUNDS)
                .fold(() -> Group.EMPTY, shown -> Group.EMPTY.with(SOURCE_OF_FUNDS, shown));
        return new SessionView(Requester.HOSTED_FIELDS, session, funds);
    }
}

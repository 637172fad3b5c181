package io.paysession.application.payment;

import io.paysession.application.access.Caller;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Sessions;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Lets merchants in, and payers as often as their session allows (source: gateway-api 1.5; assumption U-3). */
final class PayerAdmission {
    /** Each lost race means that another request changed the session: so many in a row are a fault. */
    private static final int MAXIMUM_RACES = 1000;

    private final PaymentPorts ports;

    PayerAdmission(PaymentPorts ports) {
        this.ports = ports;
    }

    /** Who asks. A payer's attempt is counted as soon as the payer is known, whatever becomes of it. */
    Either<Refusal, Caller> admit(AskedOperation asked) {
        return ports.gatekeeper()
                .admitMerchantOrPayer(asked.access())
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(caller -> caller.session()
                        .map(session -> payer(asked, caller, session))
                        .getOrElse(() -> Either.right(caller)));
    }

    private Either<Refusal, Caller> payer(AskedOperation asked, Caller caller, PaymentSession session) {
        return counted(session).flatMap(unused -> {
            Seq<Violation> violations = notForPayers(asked, session);
            return violations.isEmpty() ? Either.right(caller) : Either.left(new Refusal.Malformed(violations));
        });
    }

    private Either<Refusal, PaymentSession> counted(PaymentSession admitted) {
        Sessions sessions = ports.sessions();
        Option<PaymentSession> current = Option.some(admitted);
        for (int race = 0; race < MAXIMUM_RACES && current.isDefined(); race++) {
            PaymentSession session = current.get();
            Either<SessionRefusal, PaymentSession> counted = session.countAuthentication();
            if (counted.isLeft() || sessions.replace(session, counted.get())) {
                return counted.mapLeft(Refusal.BySession::new);
            }
            current = sessions.find(admitted.id());
        }
        if (current.isDefined()) {
            throw new IllegalStateException("A session changed " + MAXIMUM_RACES + " times while one payer waited");
        }
        return Either.left(new Refusal.BySession(new SessionRefusal.Gone()));
    }

    /** What a payer must not say; of names only those that the session knows. */
    private static Seq<Violation> notForPayers(AskedOperation asked, PaymentSession session) {
        return asked.reading()
                .notForPayers()
                .appendAll(other(
                        "session.id",
                        asked.reading().envelope().text("session.id"),
                        session.id().value()))
                .appendAll(other(
                        "order.id",
                        session.fields().text("order.id"),
                        asked.key().order().value()))
                .appendAll(other(
                        "transaction.id",
                        session.fields().text("transaction.id"),
                        asked.transaction().value()));
    }

    private static Option<Violation> other(String path, Option<String> named, String own) {
        return named.filter(name -> !name.equals(own)).map(name -> Violation.invalid(path, name));
    }
}

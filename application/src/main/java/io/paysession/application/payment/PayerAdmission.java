package io.paysession.application.payment;

import io.paysession.application.access.Caller;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.PayerAttempts;
import io.paysession.application.access.Refusal;
import io.paysession.domain.field.Violation;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Lets merchants in, and payers as often as their session allows (source: gateway-api 1.5; assumption U-3). */
final class PayerAdmission {
    private final Gatekeeper gatekeeper;
    private final PayerAttempts attempts;

    PayerAdmission(PaymentPorts ports) {
        gatekeeper = ports.gatekeeper();
        attempts = new PayerAttempts(ports.sessions());
    }

    /** Who asks. A payer's attempt is counted as soon as the payer is known, whatever becomes of it. */
    Either<Refusal, Caller> admit(AskedOperation asked) {
        return gatekeeper
                .admitMerchantOrPayer(asked.access())
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(caller -> caller.session()
                        .map(session -> payer(asked, caller, session))
                        .getOrElse(() -> Either.right(caller)));
    }

    private Either<Refusal, Caller> payer(AskedOperation asked, Caller caller, PaymentSession session) {
        return attempts.count(session).flatMap(unused -> {
            Seq<Violation> violations = notForPayers(asked, session);
            return violations.isEmpty() ? Either.right(caller) : Either.left(new Refusal.Malformed(violations));
        });
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

package io.paysession.application.option;

import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Caller;
import io.paysession.application.access.PayerAttempts;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Admission;
import io.paysession.application.payment.Sources;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldReading;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PaymentOptions;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class InquirePaymentOptionsService implements InquirePaymentOptionsUseCase {
    private static final String OPERATION = "PAYMENT_OPTIONS_INQUIRY";
    private static final FieldCatalogue CATALOGUE = FieldCatalogue.operation(OPERATION);
    private static final String CARD = "sourceOfFunds.provided.card.";

    private final PaymentOptionPorts ports;
    private final PayerAttempts attempts;
    private final Sources sources;

    InquirePaymentOptionsService(PaymentOptionPorts ports, SessionPolicy policy) {
        this.ports = ports;
        this.attempts = new PayerAttempts(ports.sessions());
        this.sources = new Sources(ports.sessions(), ports.tokens(), policy, ports.time());
    }

    @Override
    public Either<Refusal, PaymentOptions> inquirePaymentOptions(InquirePaymentOptionsCommand command) {
        FieldReading reading = ports.gatekeeper()
                .lenient(CATALOGUE.read(command.document(), command.access().version()), command.access());
        Seq<Violation> violations = reading.violations()
                .appendAll(reading.envelope()
                        .text("apiOperation")
                        .filter(operation -> !operation.equals(OPERATION))
                        .map(operation -> Violation.invalid("apiOperation", operation)));
        if (!violations.isEmpty()) {
            return Either.left(new Refusal.Malformed(violations));
        }
        return ports.gatekeeper()
                .admitMerchantOrPayer(command.access())
                .<Refusal>mapLeft(Refusal.NotAdmitted::new)
                .flatMap(this::counted)
                .flatMap(caller -> allowed(caller, reading))
                .flatMap(caller -> options(command, caller, reading));
    }

    private Either<Refusal, Caller> counted(Caller caller) {
        return caller.session()
                .map(session -> attempts.count(session).map(unusedNow -> caller))
                .getOrElse(() -> Either.right(caller));
    }

    /** A payer may name no session but its own, and no field that only merchants may write. */
    private static Either<Refusal, Caller> allowed(Caller caller, FieldReading reading) {
        if (caller.isMerchant()) {
            return Either.right(caller);
        }
        Option<String> named = reading.envelope().text("session.id");
        if (!named.forAll(id -> caller.session().exists(own -> own.id().value().equals(id)))) {
            return Either.left(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED));
        }
        return reading.notForPayers().isEmpty()
                ? Either.right(caller)
                : Either.left(new Refusal.Malformed(reading.notForPayers()));
    }

    private Either<Refusal, PaymentOptions> options(
            InquirePaymentOptionsCommand command, Caller caller, FieldReading reading) {
        return sources.combine(new Sources.Wanted(
                        command.access(), caller.merchant(), CATALOGUE, reading, caller.session(), false))
                .flatMap(combined -> options(caller.merchant(), combined.fields()));
    }

    private static Either<Refusal, PaymentOptions> options(Merchant merchant, RequestFields fields) {
        Option<CardBrand> brand = fields.text(CARD + "number")
                .orElse(() -> fields.text(CARD + "prefix"))
                .map(CardBrand::of);
        return Admission.terms(merchant, fields)
                .map(terms -> PaymentOptions.of(terms, brand, fields.text("order.currency")));
    }
}

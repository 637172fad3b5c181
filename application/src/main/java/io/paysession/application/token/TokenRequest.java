package io.paysession.application.token;

import io.paysession.application.access.Refusal;
import io.paysession.application.payment.Admission;
import io.paysession.application.payment.Sources.Combined;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.funds.SourceOfFunds;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenRefusal;
import io.paysession.domain.token.VerificationStrategy;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A request for a token that makes sense.
 *
 * @param merchant     whose token it is to be
 * @param terms    on which terms the merchant works
 * @param combined     what it was made of
 * @param strategy how what it is of is to be verified
 * @param own          the name that the merchant gives it
 */
record TokenRequest(
        Merchant merchant,
        AcquirerRelationship terms,
        Combined combined,
        VerificationStrategy strategy,
        Option<String> own) {
    private static final String EXPIRY = "sourceOfFunds.provided.card.expiry.";
    private static final String TRANSACTION_CURRENCY = "transaction.currency";

    /** On which terms the merchant works, if it may keep tokens. */
    static Either<Refusal, AcquirerRelationship> terms(Merchant merchant, RequestFields fields) {
        return Admission.terms(merchant, fields)
                .filterOrElse(
                        terms -> terms.may(Privilege.TOKENIZATION),
                        terms -> new Refusal.ByToken(TokenRefusal.NOT_PERMITTED));
    }

    /** The request, unless something is missing or does not fit together. */
    Either<Refusal, TokenRequest> checked() {
        return violation()
                .<Either<Refusal, TokenRequest>>map(wrong -> Either.left(Refusal.malformed(wrong)))
                .getOrElse(Either.right(this));
    }

    RequestFields fields() {
        return combined.fields();
    }

    /** What is to have a token. */
    SourceOfFunds source() {
        return Token.source(fields());
    }

    /** What tells it from all others, in clear: of a card its number. */
    String account() {
        return source().account(fields()).get();
    }

    /** Nothing, in the currency in which the card is verified. */
    Option<Money> nothing() {
        return fields().text(TRANSACTION_CURRENCY)
                .orElse(() -> fields().text("order.currency"))
                .flatMap(Money::currency)
                .map(currency -> new Money(0, currency));
    }

    /** The session that was used, without its security code; none if there is nothing to take away. */
    Option<SessionChange> usedUp() {
        return combined.session()
                .map(session -> new SessionChange(session, session.withoutSecurityCode()))
                .filter(change -> change.current() != change.next());
    }

    private Option<Violation> violation() {
        return fields().text(SourceOfFunds.TYPE)
                .filter(type -> SourceOfFunds.parse(type).isEmpty())
                .map(type -> Violation.invalid(SourceOfFunds.TYPE, type))
                .orElse(() -> source().mandatory()
                        .find(path -> fields().text(path).isEmpty())
                        .map(Violation::missing))
                .orElse(() -> source() == SourceOfFunds.CARD
                        ? ofCard(fields().text(RequestFields.CARD_NUMBER).get())
                        : unverifiable());
    }

    private Option<Violation> ofCard(String number) {
        return halfAnExpiry().orElse(() -> switch (strategy) {
            case NONE -> Option.none();
            case BASIC -> unacceptable(number);
            case ACQUIRER -> unacceptable(number).orElse(this::currency);
        });
    }

    /** Acquirers verify cards of banks. */
    private Option<Violation> unverifiable() {
        return Option.when(
                strategy == VerificationStrategy.ACQUIRER,
                () -> Violation.unsupported("verificationStrategy", strategy.name()));
    }

    private Option<Violation> halfAnExpiry() {
        List<String> missing = List.of(EXPIRY + "month", EXPIRY + "year")
                .filter(half -> fields().text(half).isEmpty());
        return missing.size() == 1 ? missing.headOption().map(Violation::missing) : Option.none();
    }

    private Option<Violation> unacceptable(String number) {
        CardBrand brand = CardBrand.of(number);
        if (brand == CardBrand.UNKNOWN) {
            return Option.some(Violation.unknownBrand(RequestFields.CARD_NUMBER, number));
        }
        return Option.when(
                !terms.acceptsCard(brand), () -> Violation.noRelationship(RequestFields.CARD_NUMBER, brand.name()));
    }

    private Option<Violation> currency() {
        Option<String> named = fields().text(TRANSACTION_CURRENCY).orElse(() -> fields().text("order.currency"));
        if (named.isEmpty()) {
            return Option.some(Violation.missing(TRANSACTION_CURRENCY));
        }
        String code = named.get();
        if (Money.currency(code).isEmpty()) {
            return Option.some(Violation.invalid(TRANSACTION_CURRENCY, code));
        }
        return Option.when(!terms.acceptsCurrency(code), () -> Violation.noRelationship(TRANSACTION_CURRENCY, code));
    }
}

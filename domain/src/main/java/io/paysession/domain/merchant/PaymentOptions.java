package io.paysession.domain.merchant;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.money.Money;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What a payer could pay with (source: gateway-api 3.9).
 *
 * @param cardTypes  the accepted cards
 * @param currencies ISO 4217 codes of the accepted currencies, in the order of the alphabet
 * @param operations what may be done with a card
 */
public record PaymentOptions(Seq<CardBrand> cardTypes, Seq<String> currencies, Seq<SupportedOperation> operations) {
    /** The values of {@code supportedPaymentOperation}. */
    public enum SupportedOperation {
        /** Reserve first, take later. */
        AUTHORIZE(Privilege.AUTHORIZE),
        /** Reserve and take at once. */
        PURCHASE(Privilege.PAY),
        /** Ask whether the card is good, without money. */
        VERIFY(Privilege.VERIFY);

        private final Privilege privilege;

        SupportedOperation(Privilege privilege) {
            this.privilege = privilege;
        }
    }

    /**
     * {@return what is accepted on these terms}
     *
     * @param terms what was agreed with the acquirer
     * @param brand    only of this card
     * @param currency only of this currency
     */
    public static PaymentOptions of(AcquirerRelationship terms, Option<CardBrand> brand, Option<String> currency) {
        return new PaymentOptions(
                List.of(CardBrand.values())
                        .filter(card -> card != CardBrand.UNKNOWN && terms.acceptsCard(card))
                        .filter(card -> brand.forAll(card::equals)),
                currencies(terms).filter(code -> currency.forAll(code::equals)),
                List.of(SupportedOperation.values()).filter(operation -> terms.may(operation.privilege)));
    }

    /** {@return whether a card can be paid with at all} */
    public boolean acceptCards() {
        return !cardTypes.isEmpty() && !currencies.isEmpty() && !operations.isEmpty();
    }

    private static Seq<String> currencies(AcquirerRelationship terms) {
        Seq<String> named = terms.currencies().toList();
        return (named.isEmpty() ? Money.currencies() : named).sorted();
    }
}

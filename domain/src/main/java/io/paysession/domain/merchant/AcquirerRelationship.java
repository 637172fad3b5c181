package io.paysession.domain.merchant;

import io.paysession.domain.card.CardBrand;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;

/**
 * What a merchant has agreed with an acquirer, for all of its business or for one line of it.
 *
 * @param acquirer           who is asked for money
 * @param privileges         what may be asked for
 * @param currencies         ISO 4217 codes of the currencies that are accepted; empty: all
 * @param cardTypes          the cards that are accepted; empty: all
 * @param payerAuthentication whether payers are authenticated by 3-D Secure
 * @param rules              what else holds for payments
 */
public record AcquirerRelationship(
        AcquirerName acquirer,
        Set<Privilege> privileges,
        Set<String> currencies,
        Set<CardBrand> cardTypes,
        boolean payerAuthentication,
        PaymentRules rules) {
    /** What lets money go where no earlier payment says how much of it, and is given to nobody unasked. */
    private static final Set<Privilege> TO_BE_GRANTED = HashSet.of(
            Privilege.EXCESSIVE_CAPTURE,
            Privilege.STANDALONE_CAPTURE,
            Privilege.EXCESSIVE_REFUND,
            Privilege.STANDALONE_REFUND);

    /** What a new merchant has. */
    public static final AcquirerRelationship DEFAULT = new AcquirerRelationship(
            AcquirerName.SANDBOX,
            HashSet.ofAll(List.of(Privilege.values())).removeAll(TO_BE_GRANTED),
            HashSet.empty(),
            HashSet.empty(),
            true);

    /** Everything is allowed: for trying things out. */
    public static final AcquirerRelationship EVERYTHING = new AcquirerRelationship(
            AcquirerName.SANDBOX, HashSet.of(Privilege.values()), HashSet.empty(), HashSet.empty(), true);

    /** With the usual rules. */
    public AcquirerRelationship(
            AcquirerName acquirer,
            Set<Privilege> privileges,
            Set<String> currencies,
            Set<CardBrand> cardTypes,
            boolean payerAuthentication) {
        this(acquirer, privileges, currencies, cardTypes, payerAuthentication, PaymentRules.DEFAULT);
    }

    /**
     * {@return whether the merchant may use what that privilege is for}
     *
     * @param privilege what is to be used
     */
    public boolean may(Privilege privilege) {
        return privileges.contains(privilege);
    }

    /**
     * {@return whether payments in that currency were agreed}
     *
     * @param code three capital letters of ISO 4217
     */
    public boolean acceptsCurrency(String code) {
        return currencies.isEmpty() || currencies.contains(code);
    }

    /**
     * {@return whether cards of that brand were agreed}
     *
     * @param brand the brand of a card number
     */
    public boolean acceptsCard(CardBrand brand) {
        return cardTypes.isEmpty() || cardTypes.contains(brand);
    }
}

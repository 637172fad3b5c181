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
 */
public record AcquirerRelationship(
        AcquirerName acquirer,
        Set<Privilege> privileges,
        Set<String> currencies,
        Set<CardBrand> cardTypes,
        boolean payerAuthentication) {
    /** What a new merchant has. */
    public static final AcquirerRelationship DEFAULT = new AcquirerRelationship(
            AcquirerName.SANDBOX,
            HashSet.ofAll(List.of(Privilege.values())).remove(Privilege.EXCESSIVE_REFUND),
            HashSet.empty(),
            HashSet.empty(),
            true);

    public boolean may(Privilege privilege) {
        return privileges.contains(privilege);
    }

    public boolean acceptsCurrency(String code) {
        return currencies.isEmpty() || currencies.contains(code);
    }

    public boolean acceptsCard(CardBrand brand) {
        return cardTypes.isEmpty() || cardTypes.contains(brand);
    }
}

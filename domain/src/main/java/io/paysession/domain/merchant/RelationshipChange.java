package io.paysession.domain.merchant;

import io.paysession.domain.card.CardBrand;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What is to change in an {@link AcquirerRelationship}; what is absent stays.
 *
 * @param acquirer            another acquirer
 * @param granted             privileges to add
 * @param revoked             privileges to take away; what is both granted and revoked is taken away
 * @param currencies          the currencies from now on; empty: all
 * @param cardTypes           the cards from now on; empty: all
 * @param payerAuthentication whether payers are authenticated from now on
 * @param rules               what changes in the rules for payments
 */
public record RelationshipChange(
        Option<AcquirerName> acquirer,
        Set<Privilege> granted,
        Set<Privilege> revoked,
        Option<Set<String>> currencies,
        Option<Set<CardBrand>> cardTypes,
        Option<Boolean> payerAuthentication,
        PaymentRules.Change rules) {
    /** Nothing changes. */
    public static final RelationshipChange NONE = new RelationshipChange(
            Option.none(), HashSet.empty(), HashSet.empty(), Option.none(), Option.none(), Option.none());

    /** The rules stay. */
    public RelationshipChange(
            Option<AcquirerName> acquirer,
            Set<Privilege> granted,
            Set<Privilege> revoked,
            Option<Set<String>> currencies,
            Option<Set<CardBrand>> cardTypes,
            Option<Boolean> payerAuthentication) {
        this(acquirer, granted, revoked, currencies, cardTypes, payerAuthentication, PaymentRules.Change.NONE);
    }

    /**
     * {@return the relationship after the change}
     *
     * @param before what was agreed until now
     */
    public AcquirerRelationship apply(AcquirerRelationship before) {
        return new AcquirerRelationship(
                acquirer.getOrElse(before.acquirer()),
                before.privileges().addAll(granted).removeAll(revoked),
                currencies.getOrElse(before.currencies()),
                cardTypes.getOrElse(before.cardTypes()),
                payerAuthentication.getOrElse(before.payerAuthentication()),
                rules.apply(before.rules()));
    }
}

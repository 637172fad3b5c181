package io.paysession.domain.merchant;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What else holds for a merchant's payments.
 *
 * @param captureTolerance     by how many percent of what is authorised more may be captured without the privilege
 *                             {@link Privilege#EXCESSIVE_CAPTURE}; 0 to {@value #MOST_TOLERANCE}
 * @param securityCodeRequired the values of {@code transaction.source} for which a card needs its security code
 * @param uniqueReferences     which of the merchant's own names must be given, and to one order or transaction only
 */
public record PaymentRules(
        int captureTolerance, Set<String> securityCodeRequired, Set<UniqueReference.Kind> uniqueReferences) {
    /** The largest tolerance: twice as much. */
    public static final int MOST_TOLERANCE = 100;
    /** What a new merchant has. */
    public static final PaymentRules DEFAULT = new PaymentRules(0, HashSet.empty());

    /** @throws IllegalArgumentException if the tolerance is out of its range */
    public PaymentRules {
        if (captureTolerance < 0 || captureTolerance > MOST_TOLERANCE) {
            throw new IllegalArgumentException("Not a tolerance");
        }
    }

    /** No reference need be unique. */
    public PaymentRules(int captureTolerance, Set<String> securityCodeRequired) {
        this(captureTolerance, securityCodeRequired, HashSet.empty());
    }

    /**
     * {@return whether the newest API version knows that value of {@code transaction.source}}
     *
     * @param word a word of the API
     */
    public static boolean isSource(String word) {
        Group said = Group.EMPTY.with("transaction", Group.EMPTY.with("source", new Text(word)));
        return FieldCatalogue.operation("PAY")
                .read(said, ApiVersion.NEWEST)
                .violations()
                .isEmpty();
    }

    /**
     * What is to change; what is absent stays.
     *
     * @param uniqueReferences for each kind whether its names are unique from now on
     */
    public record Change(
            Option<Integer> captureTolerance,
            Option<Set<String>> securityCodeRequired,
            Map<UniqueReference.Kind, Boolean> uniqueReferences) {
        /** Nothing changes. */
        public static final Change NONE = new Change(Option.none(), Option.none());

        /** The references stay as they are. */
        public Change(Option<Integer> captureTolerance, Option<Set<String>> securityCodeRequired) {
            this(captureTolerance, securityCodeRequired, LinkedHashMap.empty());
        }

        PaymentRules apply(PaymentRules before) {
            return new PaymentRules(
                    captureTolerance.getOrElse(before.captureTolerance()),
                    securityCodeRequired.getOrElse(before.securityCodeRequired()),
                    uniqueReferences.foldLeft(
                            before.uniqueReferences(),
                            (all, wanted) -> wanted._2() ? all.add(wanted._1()) : all.remove(wanted._1())));
        }
    }
}

package io.paysession.bootstrap.merchant;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What else holds for a merchant's payments. */
final class PaymentRuleOptions {
    private static final String NONE = "none";

    @Option(
            names = "--capture-tolerance",
            paramLabel = "PERCENT",
            description = "By how many percent of what is authorised more may be captured, 0 to 100.")
    private @Nullable String captureTolerance;

    @Option(
            names = "--security-code-required",
            paramLabel = "SOURCE",
            split = ",",
            description =
                    "The transaction sources for which a card needs its security code, such as INTERNET; or none.")
    private java.util.List<String> securityCodeRequired = java.util.List.of();

    @Option(
            names = "--unique-order-reference",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether each payment must have an order.reference that no other order has.")
    private @Nullable Boolean uniqueOrderReference;

    @Option(
            names = "--unique-transaction-reference",
            paramLabel = "true|false",
            arity = "1",
            description = "Whether each payment must have a transaction.reference that no other transaction has.")
    private @Nullable Boolean uniqueTransactionReference;

    PaymentRules.Change change() {
        return new PaymentRules.Change(
                io.vavr.control.Option.of(captureTolerance).map(PaymentRuleOptions::tolerance),
                securityCodeRequired.isEmpty()
                        ? io.vavr.control.Option.none()
                        : io.vavr.control.Option.some(sources(securityCodeRequired)),
                unique(Kind.ORDER, uniqueOrderReference).merge(unique(Kind.TRANSACTION, uniqueTransactionReference)));
    }

    private static Map<Kind, Boolean> unique(Kind kind, @Nullable Boolean wanted) {
        return wanted == null ? LinkedHashMap.empty() : LinkedHashMap.of(kind, wanted);
    }

    static String print(PaymentRules rules) {
        return "capture tolerance " + rules.captureTolerance() + " %; security code required for "
                + (rules.securityCodeRequired().isEmpty()
                        ? NONE
                        : MerchantSetCommand.words(rules.securityCodeRequired()))
                + "; unique references: " + unique(rules);
    }

    private static String unique(PaymentRules rules) {
        return rules.uniqueReferences().isEmpty()
                ? NONE
                : List.of(Kind.values())
                        .filter(rules.uniqueReferences()::contains)
                        .map(Kind::field)
                        .mkString(",");
    }

    private static Integer tolerance(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > PaymentRules.MOST_TOLERANCE) {
            throw new StartException("--capture-tolerance must be 0 to " + PaymentRules.MOST_TOLERANCE);
        }
        return Integer.valueOf(text);
    }

    private static Set<String> sources(java.util.List<String> words) {
        if (words.equals(java.util.List.of(NONE))) {
            return HashSet.empty();
        }
        Set<String> sources = HashSet.ofAll(words).map(word -> word.toUpperCase(Locale.ROOT));
        io.vavr.control.Option<String> unknown = sources.find(word -> !PaymentRules.isSource(word));
        if (unknown.isDefined()) {
            throw new StartException("--security-code-required: " + Redaction.redact(unknown.get())
                    + " is no value of transaction.source; give some of these, or none");
        }
        return sources;
    }
}

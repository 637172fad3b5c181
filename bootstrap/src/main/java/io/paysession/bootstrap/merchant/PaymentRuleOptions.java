package io.paysession.bootstrap.merchant;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.merchant.PaymentRules;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.List;
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
    private List<String> securityCodeRequired = List.of();

    PaymentRules.Change change() {
        return new PaymentRules.Change(
                io.vavr.control.Option.of(captureTolerance).map(PaymentRuleOptions::tolerance),
                securityCodeRequired.isEmpty()
                        ? io.vavr.control.Option.none()
                        : io.vavr.control.Option.some(sources(securityCodeRequired)));
    }

    static String print(PaymentRules rules) {
        return "capture tolerance " + rules.captureTolerance() + " %; security code required for "
                + (rules.securityCodeRequired().isEmpty()
                        ? NONE
                        : MerchantSetCommand.words(rules.securityCodeRequired()));
    }

    private static Integer tolerance(String text) {
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > PaymentRules.MOST_TOLERANCE) {
            throw new StartException("--capture-tolerance must be 0 to " + PaymentRules.MOST_TOLERANCE);
        }
        return Integer.valueOf(text);
    }

    private static Set<String> sources(List<String> words) {
        if (words.equals(List.of(NONE))) {
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

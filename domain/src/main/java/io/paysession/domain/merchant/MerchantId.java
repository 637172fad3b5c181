package io.paysession.domain.merchant;

import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;

/**
 * A merchant's identifier, as it stands in URLs and in the Basic user name {@code merchant.<id>}: 1 to 40 characters
 * of {@code 0-9 a-z A-Z - _ . % & + ! $} and blank, not only dots, and no blank at an end (source: gateway-api 1.1).
 *
 * @param value the identifier
 */
public record MerchantId(String value) {
    private static final String WIDE = ".%&+!$ ";

    /** @throws IllegalArgumentException if the identifier is not well-formed */
    public MerchantId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a merchant id");
        }
    }

    /**
     * Reads an identifier; none if it is not well-formed.
     *
     * @param text what stands in a path
     * @return the merchant's name
     */
    public static Option<MerchantId> parse(String text) {
        return Option.when(isWellFormed(text), text).map(MerchantId::new);
    }

    private static boolean isWellFormed(String text) {
        return !text.isEmpty()
                && text.length() <= 40
                && text.chars().allMatch(c -> isNarrow(c) || WIDE.indexOf(c) >= 0)
                && text.chars().anyMatch(c -> c != '.' && c != ' ')
                && text.strip().length() == text.length();
    }

    /**
     * {@return whether URLs of that version may name it: the newest one knows fewer characters}
     *
     * @param version a version of the API
     */
    public boolean isKnownIn(ApiVersion version) {
        return !version.equals(ApiVersion.NEWEST) || value.chars().allMatch(MerchantId::isNarrow);
    }

    private static boolean isNarrow(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return value;
    }
}

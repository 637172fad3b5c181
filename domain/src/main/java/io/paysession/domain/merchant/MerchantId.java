package io.paysession.domain.merchant;

import io.vavr.control.Option;

/**
 * A merchant's identifier, as it stands in URLs and in the Basic user name {@code merchant.<id>}: 1 to 40 characters
 * of {@code 0-9 a-z A-Z - _} (source: gateway-api 1.1).
 *
 * @param value the identifier
 */
public record MerchantId(String value) {
    /** @throws IllegalArgumentException if the identifier is not well-formed */
    public MerchantId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a merchant id");
        }
    }

    /** Reads an identifier; none if it is not well-formed. */
    public static Option<MerchantId> parse(String text) {
        return Option.when(isWellFormed(text), text).map(MerchantId::new);
    }

    private static boolean isWellFormed(String text) {
        return !text.isEmpty() && text.length() <= 40 && text.chars().allMatch(MerchantId::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return value;
    }
}

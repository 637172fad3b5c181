package io.paysession.domain.merchant;

/**
 * How a merchant's card numbers become tokens (source: gateway-api 3.8).
 *
 * @param repository   whose tokens are shared: merchants with the same repository see the same tokens; 1 to 16 characters
 * @param uniqueness   whether a card may have several tokens
 * @param format       how the gateway makes a token's name
 */
public record TokenSettings(String repository, Uniqueness uniqueness, Format format) {
    /** A repository of the merchant's own, named by the merchant's id. */
    public static final String OWN = "";
    /** What a new merchant has. */
    public static final TokenSettings DEFAULT =
            new TokenSettings(OWN, Uniqueness.UNIQUE_PER_ACCOUNT, Format.PRESERVE_6_4);

    /** Whether a card may have several tokens. */
    public enum Uniqueness {
        /** The same card always gives the same token. */
        UNIQUE_PER_ACCOUNT,
        /** Each request gives a new token. */
        UNIQUE_PER_TOKEN
    }

    /** How the gateway makes a token's name. */
    public enum Format {
        /** 16 digits, the first a 9, with a right check digit. */
        RANDOM_WITH_LUHN,
        /** First six and last four digits of the card number, and a wrong check digit. */
        PRESERVE_6_4
    }
}

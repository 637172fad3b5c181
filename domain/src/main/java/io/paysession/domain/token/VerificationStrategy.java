package io.paysession.domain.token;

import io.vavr.collection.List;
import io.vavr.control.Option;

/** How the card of a token is verified before it is stored (source: gateway-api 3.8). */
public enum VerificationStrategy {
    /** The card is not looked at before it gets a token. */
    NONE,
    /** The number's form. */
    BASIC,
    /** By asking the acquirer. */
    ACQUIRER;

    /**
     * {@return the strategy of that name; none if there is none}
     *
     * @param name the word of the API, such as {@code BASIC}
     */
    public static Option<VerificationStrategy> parse(String name) {
        return List.of(values()).find(strategy -> strategy.name().equals(name));
    }
}

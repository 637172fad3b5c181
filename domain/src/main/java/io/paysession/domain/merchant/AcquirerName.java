package io.paysession.domain.merchant;

import io.vavr.control.Option;

/**
 * The name under which the operator has set up an acquirer: 1 to 40 characters of {@code 0-9 a-z A-Z - _}.
 *
 * @param value the name
 */
public record AcquirerName(String value) {
    /** The acquirer that is always there, and moves no real money. */
    public static final AcquirerName SANDBOX = new AcquirerName("sandbox");

    /** @throws IllegalArgumentException if the name is not well-formed */
    public AcquirerName {
        if (!value.matches("[0-9A-Za-z_-]{1,40}")) {
            throw new IllegalArgumentException("Not an acquirer's name");
        }
    }

    /**
     * Reads a name; none if it is not well-formed.
     *
     * @param text what an operator has written
     * @return the name
     */
    public static Option<AcquirerName> parse(String text) {
        return Option.when(text.matches("[0-9A-Za-z_-]{1,40}"), text).map(AcquirerName::new);
    }

    @Override
    public String toString() {
        return value;
    }
}

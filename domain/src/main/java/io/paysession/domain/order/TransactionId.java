package io.paysession.domain.order;

import io.vavr.control.Option;

/**
 * A merchant's name for a transaction, unique within its order: 1 to 40 characters of any kind (source: gateway-api 1.1).
 *
 * @param value the name
 */
public record TransactionId(String value) {
    /** The most characters. */
    public static final int LONGEST = 40;

    /** @throws IllegalArgumentException if the name is empty or too long */
    public TransactionId {
        if (!Names.isWellFormed(value, LONGEST)) {
            throw new IllegalArgumentException("Not a transaction id");
        }
    }

    /**
     * Reads a name; none if it is not well-formed.
     *
     * @param text what stands in a path or document
     * @return the name
     */
    public static Option<TransactionId> parse(String text) {
        return Option.when(Names.isWellFormed(text, LONGEST), text).map(TransactionId::new);
    }

    @Override
    public String toString() {
        return value;
    }
}

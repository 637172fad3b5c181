package io.paysession.domain.merchant;

/**
 * A merchant's own name for an order, or for a transaction, which it has said to give to no other one. Capital and small
 * letters differ.
 *
 * @param kind  what it names
 * @param value the name, 1 to 40 characters
 */
public record UniqueReference(Kind kind, String value) {
    /** What such a name is of. */
    public enum Kind {
        /** One order: all of its transactions may say it. */
        ORDER("order.reference"),
        /** One transaction of one order. */
        TRANSACTION("transaction.reference");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** {@return the request field that says it} */
        public String field() {
            return field;
        }
    }

    /** Without the name, which may be anything. */
    @Override
    public String toString() {
        return "UniqueReference[" + kind + "]";
    }
}

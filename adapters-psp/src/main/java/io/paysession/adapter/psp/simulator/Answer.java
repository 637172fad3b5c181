package io.paysession.adapter.psp.simulator;

/** What the bank says to an Auth Session or Update Session. Amounts are minor units. */
public sealed interface Answer {
    /**
     * Reads {@code approve}, {@code partial:MINOR}, {@code decline:CODE} with two hexadecimal digits, or {@code none}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Answer parse(String text) {
        int colon = text.indexOf(':');
        String argument = text.substring(colon + 1);
        try {
            return switch (colon < 0 ? text : text.substring(0, colon + 1)) {
                case "approve" -> new Approve();
                case "none" -> new Silence();
                case "partial:" -> new Partial(Long.parseLong(argument));
                case "decline:" -> new Decline(Integer.parseInt(argument, 16));
                default -> throw new IllegalArgumentException(text);
            };
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "an answer is approve, partial:MINOR, decline:CODE (hexadecimal) or none", wrong);
        }
    }

    /** Yes, to the whole amount. */
    record Approve() implements Answer {}

    /** Yes, to no more than this; Apollo only (source: psp-protocol 4.7). */
    record Partial(long minorUnits) implements Answer {
        /** @throws IllegalArgumentException if the amount is not positive or has more than 32 bits */
        public Partial {
            if (minorUnits <= 0 || minorUnits > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("A partial approval needs a positive amount");
            }
        }
    }

    /** No, because of this (source: psp-protocol 5.2). */
    record Decline(int code) implements Answer {
        /** @throws IllegalArgumentException if the code is not one byte */
        public Decline {
            if (code < 0 || code > 0xFF) {
                throw new IllegalArgumentException("A decline code is one byte");
            }
        }
    }

    /** Nothing, ever. */
    record Silence() implements Answer {}
}

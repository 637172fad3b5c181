package io.paysession.adapter.psp.simulator;

/** What the bank says to an Auth Session or Update Session. Amounts are minor units. */
public sealed interface Answer {
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

package io.paysession.domain.order;

import io.vavr.control.Option;
import java.time.Instant;

/** How far a transaction has come. */
public sealed interface TransactionState {
    /** {@return whether its outcome is not known for good: its amount is reserved, and the order is locked} */
    default boolean isOpen() {
        return settled().isEmpty();
    }

    /** {@return its end; none as long as there is none} */
    default Option<Settled> settled() {
        return Option.none();
    }

    /** {@return when the acquirer was asked for the first time} */
    Instant askedAt();

    /** The intent is stored; the acquirer is being asked, or was when somebody crashed. */
    record InFlight(Instant askedAt) implements TransactionState {}

    /**
     * The acquirer has not answered, or has answered that it does not know yet.
     *
     * @param code {@link GatewayCode#UNKNOWN}, {@link GatewayCode#PENDING} or {@link GatewayCode#SUBMITTED}
     */
    record Undecided(Instant askedAt, GatewayCode code) implements TransactionState {
        /** @throws IllegalArgumentException if the code is a last word */
        public Undecided {
            if (!code.isOpen()) {
                throw new IllegalArgumentException("Not an open outcome");
            }
        }
    }

    /**
     * The acquirer's last word. A payer's authentication is settled from the start: it locks nothing and nobody waits to ask
     * about it, even while the payer thinks and the code is {@link GatewayCode#PENDING}.
     *
     * @param answer what counts
     * @param other  what the acquirer has said as well, earlier or later, and what contradicts it
     */
    record Settled(Instant askedAt, Instant at, AcquirerAnswer answer, Option<AcquirerAnswer> other)
            implements TransactionState {
        /** An end that nothing contradicts. */
        public Settled(Instant askedAt, Instant at, AcquirerAnswer answer) {
            this(askedAt, at, answer, Option.none());
        }

        /** The same end, with what contradicts it. */
        Settled with(AcquirerAnswer contradicting) {
            return new Settled(askedAt, at, answer, Option.some(contradicting));
        }

        @Override
        public Option<Settled> settled() {
            return Option.some(this);
        }
    }
}

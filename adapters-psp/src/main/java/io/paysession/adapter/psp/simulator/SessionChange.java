package io.paysession.adapter.psp.simulator;

import java.time.Instant;

/**
 * One change of a session.
 *
 * @param kind what happened
 * @param sessionId chosen by the terminal
 * @param amount minor units: reserved, committed, or, for a session that was voided, what had been reserved
 * @param at when
 */
public record SessionChange(Kind kind, long sessionId, long amount, Instant at) {
    /** What may happen to a session. */
    public enum Kind {
        /** Money was reserved. */
        APPROVED,
        /** Another amount is reserved. */
        UPDATED,
        /** The host charged an amount. */
        COMMITTED,
        /** The host released it. */
        VOIDED,
        /** The terminal's own timeout charged the whole amount. */
        EXPIRED_COMMITTED,
        /** The terminal's own timeout released it. */
        EXPIRED_VOIDED,
        /** The terminal lost it, without settlement. */
        FORGOTTEN;

        /** Whether it ends a session. */
        public boolean isEnd() {
            return this != APPROVED && this != UPDATED;
        }

        /** Whether a cardholder is charged. */
        public boolean isCharge() {
            return this == COMMITTED || this == EXPIRED_COMMITTED;
        }
    }
}

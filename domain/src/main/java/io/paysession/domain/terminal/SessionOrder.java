package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import java.time.Instant;

/**
 * What a merchant wants a terminal to do.
 *
 * @param number the reference that the terminal is given and repeats, 32 bits, not negative; not the merchant's
 */
public record SessionOrder(TerminalKey terminal, TerminalSessionId id, long number, Wanted wanted, Instant createdAt) {
    /** The highest number, and the highest amount in minor units, that fits a terminal's four bytes. */
    public static final long HIGHEST = 0xFFFF_FFFFL;

    /** @throws IllegalArgumentException if the number does not fit */
    public SessionOrder {
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException("A session's number has 32 bits");
        }
    }

    /**
     * What the merchant chose. The same reference with other content is another wish, and refused.
     *
     * @param amount the money to reserve, more than nothing
     */
    public record Wanted(SessionReference reference, Money amount, AuthorizationMode mode, DisposalPolicy disposal) {
        /** @throws IllegalArgumentException if the amount does not fit, or the policy has another currency */
        public Wanted {
            if (amount.isZero() || amount.minorUnits() > HIGHEST) {
                throw new IllegalArgumentException("An amount to reserve has 32 bits and is not zero");
            }
            disposal = disposal.requireIn(amount.currency());
        }
    }

    public SessionReference reference() {
        return wanted.reference();
    }

    public Money amount() {
        return wanted.amount();
    }
}

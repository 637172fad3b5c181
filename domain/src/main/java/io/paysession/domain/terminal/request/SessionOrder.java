package io.paysession.domain.terminal.request;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Currency;

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
     * What the merchant chose. The same reference with other content is another request, and refused.
     *
     * @param asked the money to reserve, more than nothing; none if nobody has asked for any, and the approval was found on
     *              the terminal
     */
    public record Wanted(
            SessionReference reference,
            Option<Money> asked,
            Currency currency,
            AuthorizationMode mode,
            DisposalPolicy disposal) {
        /** @throws IllegalArgumentException if the amount does not fit, or it or the policy has another currency */
        public Wanted {
            if (asked.exists(amount -> amount.isZero() || amount.minorUnits() > HIGHEST)) {
                throw new IllegalArgumentException("An amount to reserve has 32 bits and is not zero");
            }
            if (asked.exists(amount -> !amount.currency().equals(currency))) {
                throw new IllegalArgumentException("A session has one currency");
            }
            disposal = disposal.requireIn(currency);
        }

        /**
         * What a merchant asks for.
         *
         * @param amount the money to reserve, more than nothing
         */
        public Wanted(SessionReference reference, Money amount, AuthorizationMode mode, DisposalPolicy disposal) {
            this(reference, Option.some(amount), amount.currency(), mode, disposal);
        }

        /**
         * @return the money to reserve
         * @throws IllegalStateException if nobody has asked for any
         */
        public Money amount() {
            return asked.getOrElseThrow(() -> new IllegalStateException("Nobody has asked for an amount"));
        }
    }

    /** {@return the merchant's own name for it} */
    public SessionReference reference() {
        return wanted.reference();
    }

    /**
     * @return the money to reserve
     * @throws IllegalStateException if nobody has asked for any
     */
    public Money amount() {
        return wanted.amount();
    }

    /** {@return the money to reserve; none if nobody has asked for any} */
    public Option<Money> asked() {
        return wanted.asked();
    }

    /** {@return the currency of every amount of the session} */
    public Currency currency() {
        return wanted.currency();
    }

    /** {@return whether nobody has asked for it: an approval that was found on the terminal} */
    public boolean isStranger() {
        return asked().isEmpty();
    }

    /**
     * Nothing, in its currency.
     *
     * @return no money, as a void takes it
     */
    public Money nothing() {
        return new Money(0, currency());
    }
}

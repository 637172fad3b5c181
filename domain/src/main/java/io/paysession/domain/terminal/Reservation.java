package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A cardholder's reserved money.
 *
 * @param terminalSessionId the terminal's number for it, unique only among its open sessions (assumption U-29)
 * @param ceiling           the most that is surely reserved, and so may be committed
 * @param terminalDeadline  when the terminal disposes of it by itself; none if never
 * @param metered           what has been delivered so far, as far as the merchant has told
 * @param newTotal          the amount that the reservation is being changed to; none if it is not
 */
public record Reservation(
        long terminalSessionId,
        Money ceiling,
        Instant approvedAt,
        Option<Instant> terminalDeadline,
        Option<Money> metered,
        Option<Money> newTotal) {

    /** @throws IllegalArgumentException if the amounts have two currencies */
    public Reservation {
        if (metered.toList()
                .appendAll(newTotal)
                .exists(money -> !money.currency().equals(ceiling.currency()))) {
            throw new IllegalArgumentException("A reservation has one currency");
        }
    }

    static Reservation of(Approval approval, Money asked, Instant now, TerminalRules rules) {
        Money ceiling = approval.partial().map(told -> told.orAtMost(asked)).getOrElse(asked);
        return new Reservation(
                approval.terminalSessionId(), ceiling, now, rules.terminalDeadline(now), Option.none(), Option.none());
    }

    /** The most that may be committed while it is not known whether a lower total has taken effect. */
    public Money safeCeiling() {
        return newTotal.map(ceiling::orAtMost).getOrElse(ceiling);
    }

    boolean isLeftToTerminal(Instant now) {
        return terminalDeadline.exists(deadline -> !now.isBefore(deadline));
    }

    Reservation withMetered(Money amount) {
        return new Reservation(terminalSessionId, ceiling, approvedAt, terminalDeadline, Option.some(amount), newTotal);
    }

    /** An earlier change that is not answered may have taken effect all the same. */
    Reservation withNewTotal(Money amount) {
        return new Reservation(
                terminalSessionId, safeCeiling(), approvedAt, terminalDeadline, metered, Option.some(amount));
    }

    Reservation withCeiling(Money amount) {
        return new Reservation(terminalSessionId, amount, approvedAt, terminalDeadline, metered, Option.none());
    }
}

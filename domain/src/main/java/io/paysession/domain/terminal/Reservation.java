package io.paysession.domain.terminal;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.card.Approval;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A cardholder's reserved money.
 *
 * @param terminalSessionId the terminal's number for it, unique only among its open sessions (assumption U-29)
 * @param reserved          the most that is surely reserved, and so may be committed; none if nobody here asked for it, so that
 *                          nobody knows
 * @param terminalDeadline  when the terminal disposes of it by itself; none if never
 * @param metered           what has been delivered so far, as far as the merchant has told
 * @param newTotal          the amount that the reservation is being changed to; none if it is not
 */
public record Reservation(
        long terminalSessionId,
        Option<Money> reserved,
        Instant approvedAt,
        Option<Instant> terminalDeadline,
        Option<Money> metered,
        Option<Money> newTotal) {

    /** @throws IllegalArgumentException if the amounts have two currencies */
    public Reservation {
        if (reserved.toList()
                        .appendAll(metered)
                        .appendAll(newTotal)
                        .map(Money::currency)
                        .distinct()
                        .size()
                > 1) {
            throw new IllegalArgumentException("A reservation has one currency");
        }
    }

    /**
     * A reservation of a known amount.
     *
     * @param ceiling the most that is surely reserved, and so may be committed
     */
    public Reservation(
            long terminalSessionId,
            Money ceiling,
            Instant approvedAt,
            Option<Instant> terminalDeadline,
            Option<Money> metered,
            Option<Money> newTotal) {
        this(terminalSessionId, Option.some(ceiling), approvedAt, terminalDeadline, metered, newTotal);
    }

    static Reservation of(Approval approval, Option<Money> asked, Instant now, TerminalRules rules) {
        Option<Money> told = approval.partial().filter(amount -> asked.isDefined() || !amount.isZero());
        Option<Money> reserved =
                told.map(part -> asked.map(part::orAtMost).getOrElse(part)).orElse(asked);
        return new Reservation(
                approval.terminalSessionId(), reserved, now, rules.terminalDeadline(now), Option.none(), Option.none());
    }

    /**
     * {@return the most that is surely reserved}
     *
     * @throws IllegalStateException if nobody here asked for it, so that nobody knows
     */
    public Money ceiling() {
        return reserved.getOrElseThrow(() -> new IllegalStateException("Nobody knows what is reserved"));
    }

    /** {@return the most that may be committed while it is not known whether a lower total has taken effect} */
    public Money safeCeiling() {
        return newTotal.map(ceiling()::orAtMost).getOrElse(this::ceiling);
    }

    boolean isLeftToTerminal(Instant now) {
        return terminalDeadline.exists(deadline -> !now.isBefore(deadline));
    }

    Reservation withMetered(Money amount) {
        return new Reservation(
                terminalSessionId, reserved, approvedAt, terminalDeadline, Option.some(amount), newTotal);
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

package io.paysession.domain.terminal;

import io.paysession.domain.terminal.request.Disposal;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.SessionOrder;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What an operator decides for all terminals.
 *
 * @param sessionTimeout    after how long a terminal disposes of an approval by itself, whole seconds, at most 32 bits;
 *                          none for never (source: psp-protocol 3.3, U-11)
 * @param timeoutAction     what it does then. {@link DisposalAction#COMMIT} takes the full reserved amount
 * @param safetyMargin      how long before that every policy must have acted
 * @param authorizationTime how long a bank's answer may take (assumption U-7)
 * @param commitAboveCeiling whether more than was reserved may be committed (assumption U-16)
 * @param cardTimes         how long a terminal is kept for one card (assumption U-8)
 */
public record TerminalRules(
        Option<Duration> sessionTimeout,
        DisposalAction timeoutAction,
        Duration safetyMargin,
        Duration authorizationTime,
        boolean commitAboveCeiling,
        CardTimes cardTimes) {

    /** A day, then void; ten minutes before that everything is disposed of. */
    public static final TerminalRules DEFAULT = new TerminalRules(
            Option.some(Duration.ofHours(24)),
            DisposalAction.VOID,
            Duration.ofMinutes(10),
            Duration.ofSeconds(90),
            false,
            CardTimes.DEFAULT);

    /** @throws IllegalArgumentException if no time is left for a policy, or a terminal cannot be told the timeout */
    public TerminalRules {
        if (sessionTimeout.exists(timeout -> timeout.getNano() != 0 || timeout.toSeconds() > SessionOrder.HIGHEST)) {
            throw new IllegalArgumentException("The session timeout has whole seconds, and 32 bits of them");
        }
        if (sessionTimeout.exists(timeout -> timeout.compareTo(safetyMargin) <= 0)) {
            throw new IllegalArgumentException("The session timeout must be longer than the safety margin");
        }
    }

    /** Rules with the usual times for cards. */
    public TerminalRules(
            Option<Duration> sessionTimeout,
            DisposalAction timeoutAction,
            Duration safetyMargin,
            Duration authorizationTime,
            boolean commitAboveCeiling) {
        this(sessionTimeout, timeoutAction, safetyMargin, authorizationTime, commitAboveCeiling, CardTimes.DEFAULT);
    }

    /** {@return the longest time that a policy may have from the approval on; none if there is no limit} */
    public Option<Duration> longestPolicy() {
        return sessionTimeout.map(timeout -> timeout.minus(safetyMargin));
    }

    /** The latest moment at which a policy may act; none if the terminal never disposes of it by itself. */
    Option<Instant> latestDisposal(Reservation held) {
        return held.terminalDeadline().map(deadline -> deadline.minus(safetyMargin));
    }

    /** The same policy, acting in time before the terminal does by itself. */
    Disposal inTime(Disposal due, Reservation held) {
        return latestDisposal(held)
                .filter(latest -> due.by().isAfter(latest))
                .map(latest -> new Disposal(latest, due.policy()))
                .getOrElse(due);
    }

    Option<Instant> terminalDeadline(Instant approvedAt) {
        return sessionTimeout.map(approvedAt::plus);
    }

    /** The time by which an approval that nobody saw has ended in the terminal. */
    Option<Instant> deadlineOfUnseenApproval(Instant askedAt) {
        return terminalDeadline(askedAt).map(deadline -> deadline.plus(authorizationTime));
    }
}

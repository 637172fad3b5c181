package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Compares what a terminal has open with what is stored, if its family can tell (source: psp-protocol 6.8, 7.3). */
final class CrossCheck {
    /** A bank may take longer than it should, and an approval then appears that nobody waits for. */
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final Journal journal;
    private final Terminal terminal;
    private final TerminalRules rules;
    private final Approvals approvals;
    private final Device device;
    private final LastTries lastTries;
    private Option<Instant> next = Option.none();

    CrossCheck(
            Journal journal,
            Terminal terminal,
            TerminalRules rules,
            Approvals approvals,
            Device device,
            LastTries lastTries) {
        this.journal = journal;
        this.terminal = terminal;
        this.rules = rules;
        this.approvals = approvals;
        this.device = device;
        this.lastTries = lastTries;
    }

    boolean isPossible() {
        return terminal.family().listsSessions();
    }

    /** The link is new. */
    void begin(Instant now) {
        next = Option.when(isPossible(), now);
    }

    boolean isDue(Instant now) {
        return next.exists(time -> !now.isBefore(time));
    }

    /** When to compare next; none if there is no reason to. */
    Option<Instant> nextTime() {
        return next;
    }

    /** The terminal would not tell; the next link is another chance. */
    void isRefused() {
        next = Option.none();
    }

    /**
     * The terminal has told. An approval that was never seen and is not listed never was, once the bank's time is over,
     * unless something is listed that may be it.
     */
    void listed(Seq<Long> terminalSessionIds, Instant now) {
        lastTries.listed(terminalSessionIds, now);
        boolean allExplained = approvals.found(terminalSessionIds, now);
        Seq<TerminalSession> unseen = journal.unfinished()
                .filter(session -> session.status() == TerminalSessionStatus.UNKNOWN
                        && session.reservation().isEmpty()
                        && device.owes(session));
        unseen.filter(session -> allExplained && isAnswerable(session, now)).forEach(session -> {
            boolean unusedElsewhere =
                    journal.write(session.order().id(), current -> current.cancelled(Reason.NOT_ON_TERMINAL, now));
        });
        next = unseen.map(this::answerableAt)
                .filter(time -> now.isBefore(time))
                .append(now.plus(EVERY))
                .min();
    }

    private boolean isAnswerable(TerminalSession session, Instant now) {
        return !now.isBefore(answerableAt(session));
    }

    private Instant answerableAt(TerminalSession session) {
        return session.step().at().plus(rules.authorizationTime());
    }
}

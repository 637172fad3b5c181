package io.paysession.application.terminal.control;

import io.paysession.application.port.Randomness;
import io.paysession.domain.terminal.Approval;
import io.paysession.domain.terminal.AuthorizationMode;
import io.paysession.domain.terminal.DisposalPolicy;
import io.paysession.domain.terminal.Reason;
import io.paysession.domain.terminal.SessionOrder;
import io.paysession.domain.terminal.SessionReference;
import io.paysession.domain.terminal.Terminal;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.TerminalSessionId;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.Voiding;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Stores approvals that belong to nobody, as the operator wants them treated. Their amounts are unknown. */
final class FoundApprovals {
    private static final Duration LIMITED = Duration.ofHours(1);

    private final Journal journal;
    private final Terminal terminal;
    private final Randomness randomness;
    private final TerminalRules rules;
    private final Strangers strangers;

    FoundApprovals(
            Journal journal, Terminal terminal, Randomness randomness, TerminalRules rules, Strangers strangers) {
        this.journal = journal;
        this.terminal = terminal;
        this.randomness = randomness;
        this.rules = rules;
        this.strangers = strangers;
    }

    /** All that were found at once: if they are too many, none of them is voided. */
    void store(Seq<Approval> found, Instant now) {
        Option<Reason> left = found.isEmpty() ? Option.none() : whyLeft(found.size(), now);
        found.forEach(approval -> journal.writeStray(session(approval, left, now)));
    }

    /** Why they are left on the terminal; none if they are voided. */
    private Option<Reason> whyLeft(int count, Instant now) {
        return switch (strangers.handling()) {
            case VOID ->
                Option.when(
                        journal.strangers(now.minus(LIMITED)) + count > strangers.limit() || isWaitedFor(),
                        Reason.UNDECIDED);
            case KEEP -> Option.some(Reason.UNDECIDED);
            case REPORT -> Option.some(Reason.FOUND_ON_TERMINAL);
        };
    }

    /** Nobody has said yet what becomes of those that were too many. */
    private boolean isWaitedFor() {
        return journal.unfinished().exists(session -> session.step().reason() == Reason.UNDECIDED);
    }

    private TerminalSession session(Approval approval, Option<Reason> left, Instant now) {
        SessionOrder order = order(now);
        return left.<TerminalSession>map(why -> Unknown.stranger(order, approval, why, rules))
                .getOrElse(() -> Voiding.stray(order, approval, rules, now));
    }

    private SessionOrder order(Instant now) {
        TerminalSessionId id = TerminalSessionId.fromRandom(randomness.exactly(TerminalSessionId.RANDOM_BYTES));
        return new SessionOrder(
                terminal.key(),
                id,
                0,
                new SessionOrder.Wanted(
                        new SessionReference("found on the terminal " + id),
                        Option.none(),
                        terminal.currency(),
                        AuthorizationMode.AUTOMATIC,
                        DisposalPolicy.voidAfter(Duration.ofSeconds(1))),
                now);
    }
}

package io.paysession.application.terminal.control;

import io.paysession.application.port.Randomness;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.card.Approval;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.paysession.domain.terminal.request.TerminalSessionId;
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

    /**
     * All that were found at once: if they are too many, none of them is voided.
     *
     * <p>They are counted when they are stored, not before: when many terminals come back at once, whoever counts last has
     * seen all of them, so that never more are voided than the limit says. Whoever dies in between leaves them to be
     * decided by somebody.
     *
     * @param unsure whether they may belong to somebody who cannot be read; then none is voided before somebody says so
     */
    void store(Seq<Approval> found, boolean unsure, Instant now) {
        boolean waitedFor = unsure || isWaitedFor();
        Reason left = strangers.handling() == Strangers.Handling.REPORT ? Reason.FOUND_ON_TERMINAL : Reason.UNDECIDED;
        Seq<TerminalSession> stored = found.map(approval -> session(approval, left, now));
        stored.forEach(journal::writeStray);
        if (strangers.handling() == Strangers.Handling.VOID && stored.nonEmpty() && !waitedFor && areFew(now)) {
            stored.forEach(stray -> voidOneOfFew(stray, now));
        }
    }

    private boolean areFew(Instant now) {
        return journal.strangers(now.minus(LIMITED)) <= strangers.limit();
    }

    private void voidOneOfFew(TerminalSession stray, Instant now) {
        boolean unusedUnlessDecided = journal.write(
                stray.order().id(),
                session -> Option.of(session)
                        .filter(Unknown.class::isInstance)
                        .map(Unknown.class::cast)
                        .flatMap(found -> found.foundAlone(now)));
    }

    /** Nobody has said yet what becomes of those that were too many. */
    private boolean isWaitedFor() {
        return journal.unfinished().exists(session -> session.step().reason() == Reason.UNDECIDED);
    }

    private TerminalSession session(Approval approval, Reason left, Instant now) {
        return Unknown.stranger(order(now), approval, left, rules);
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

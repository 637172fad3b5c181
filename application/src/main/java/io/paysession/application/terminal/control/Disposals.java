package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.DisposingSession;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The commits and voids that a terminal is owed. */
final class Disposals {
    private final Journal journal;
    private final TerminalLink link;
    private final Device device;
    private final TerminalRules rules;
    private final TerminalLink.Clearance clearance;
    /** Sessions of which an attempt may have reached the terminal, over whatever link. */
    private final Set<TerminalSessionId> tried = new HashSet<>();
    /** Sessions that were attempted over this link; a new link is a reason to try out of turn. */
    private final Set<TerminalSessionId> attempted = new HashSet<>();

    private Option<TerminalSessionId> current = Option.none();
    private boolean triedBefore;
    private boolean checking;

    Disposals(
            Journal journal, TerminalLink link, Device device, TerminalRules rules, TerminalLink.Clearance clearance) {
        this.journal = journal;
        this.link = link;
        this.device = device;
        this.rules = rules;
        this.clearance = clearance;
    }

    /** What is being disposed of already was begun by somebody else. */
    void mayHaveBeenTried() {
        disposing().forEach(session -> tried.add(session.order().id()));
    }

    /**
     * A disposal that is due; none if there is none. Of what was held back it is stored first that it is so no more: whoever
     * closes it meanwhile is either faster, or refused.
     */
    Option<TerminalRequest> next(Instant now) {
        return owed().filter(session -> isDue(session, now))
                .find(session -> isHeldBackNoMore(session, now))
                .map(session -> new TerminalRequest(Asked.DISPOSE, () -> ask(session)));
    }

    private boolean isHeldBackNoMore(DisposingSession session, Instant now) {
        return !session.isHeldBack() || journal.intend(session.order().id(), waiting -> waiting.withItsDevice(now));
    }

    /** When the next attempts are due, apart from those of a new link. */
    Seq<Instant> nextAttempts() {
        return owed().flatMap(session -> session.attempts().next());
    }

    /** The terminal was not asked. */
    void notSent() {
        current.forEach(id -> {
            attempted.remove(id);
            if (!triedBefore) {
                tried.remove(id);
            }
        });
        isAnswered();
    }

    /** What another device has approved waits for that one, and somebody should know. */
    void holdBack(Instant now) {
        disposing().reject(device::owes).forEach(session -> {
            boolean unusedElsewhere = journal.intend(session.order().id(), waiting -> waiting.withoutItsDevice(now));
        });
    }

    void confirmed(Instant now) {
        current.forEach(id -> journal.fact(id, session -> session.disposed(now)));
        isAnswered();
    }

    void refused(TerminalLink.Fault fault, Instant now) {
        boolean before = triedBefore;
        current.forEach(id -> {
            if (opensAgain(id, fault, now)) {
                tried.remove(id);
            }
            journal.fact(id, session -> refused(session, fault, before, now));
        });
        isAnswered();
    }

    private Option<TerminalSession> refused(
            TerminalSession session, TerminalLink.Fault fault, boolean before, Instant now) {
        return switch (fault) {
            case NOT_FOUND -> session.notFound(before, now);
            case OTHER, NO_TRANSACTION -> session.refused(rules, now);
            // If an earlier attempt has taken it, the terminal has nothing to give and says no more than no.
            case UNEXPLAINED ->
                before ? session.notDisposed(Reason.DISPOSAL_REFUSED, now) : session.refused(rules, now);
            case NOT_SENT, WRONG_STATE -> session.notDisposed(Reason.DISPOSAL_REFUSED, now);
        };
    }

    /** What is wanted of it next is another thing, which nobody has tried. */
    private boolean opensAgain(TerminalSessionId id, TerminalLink.Fault fault, Instant now) {
        return journal.find(id)
                .flatMap(session -> refused(session, fault, triedBefore, now))
                .exists(next -> next.disposal().isDefined());
    }

    /** The terminal refused and did not say why: its list will tell. */
    void check() {
        checking = true;
    }

    boolean isChecking() {
        return checking;
    }

    void listed(Seq<Long> open, Instant now) {
        boolean stillOpen = current.flatMap(journal::find)
                .flatMap(session -> session.reservation())
                .exists(held -> open.contains(held.terminalSessionId()));
        refused(stillOpen ? TerminalLink.Fault.OTHER : TerminalLink.Fault.NOT_FOUND, now);
    }

    void linkIsLost(Instant now) {
        current.forEach(id -> journal.fact(id, session -> session.notDisposed(Reason.DISPOSAL_UNANSWERED, now)));
        isAnswered();
        attempted.clear();
        tried.retainAll(disposing().map(session -> session.order().id()).toJavaSet());
    }

    private void isAnswered() {
        current = Option.none();
        checking = false;
    }

    private boolean isDue(DisposingSession session, Instant now) {
        return !attempted.contains(session.order().id())
                || session.attempts().next().exists(time -> !now.isBefore(time));
    }

    private void ask(DisposingSession session) {
        TerminalSessionId id = session.order().id();
        triedBefore = !tried.add(id);
        boolean unusedAgain = attempted.add(id);
        current = Option.some(id);
        long number = session.held().terminalSessionId();
        Option<Money> amount = session.finalAmount().filter(money -> !money.isZero());
        amount.peek(money -> link.commit(number, money, clearance)).onEmpty(() -> link.release(number, clearance));
    }

    private Seq<DisposingSession> owed() {
        return disposing().filter(device::owes);
    }

    private Seq<DisposingSession> disposing() {
        return journal.unfinished().filter(DisposingSession.class::isInstance).map(DisposingSession.class::cast);
    }
}

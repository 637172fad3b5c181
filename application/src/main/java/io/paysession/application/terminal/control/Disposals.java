package io.paysession.application.terminal.control;

import io.paysession.application.port.TerminalLink;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.DisposingSession;
import io.paysession.domain.terminal.Reason;
import io.paysession.domain.terminal.TerminalSessionId;
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
    /** Sessions of which an attempt may have reached the terminal, over whatever link. */
    private final Set<TerminalSessionId> tried = new HashSet<>();
    /** Sessions that were attempted over this link; a new link is a reason to try out of turn. */
    private final Set<TerminalSessionId> attempted = new HashSet<>();

    private Option<TerminalSessionId> current = Option.none();
    private boolean triedBefore;
    private boolean checking;

    Disposals(Journal journal, TerminalLink link, Device device) {
        this.journal = journal;
        this.link = link;
        this.device = device;
    }

    /** What is being disposed of already was begun by somebody else. */
    void mayHaveBeenTried() {
        disposing().forEach(session -> tried.add(session.order().id()));
    }

    /** Asks the terminal for one disposal that is due. False if there is none. */
    boolean ask(Instant now) {
        Option<DisposingSession> due = owed().find(session -> isDue(session, now));
        due.forEach(this::ask);
        return due.isDefined();
    }

    /** When the next attempts are due, apart from those of a new link. */
    Seq<Instant> nextAttempts() {
        return owed().flatMap(session -> session.attempts().next());
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
        boolean gone = fault == TerminalLink.Fault.NOT_FOUND;
        current.forEach(id -> journal.fact(
                id,
                session -> gone ? session.notFound(before, now) : session.notDisposed(Reason.DISPOSAL_REFUSED, now)));
        isAnswered();
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
        amount.peek(money -> link.commit(number, money)).onEmpty(() -> link.release(number));
    }

    private Seq<DisposingSession> owed() {
        return disposing().filter(device::owes);
    }

    private Seq<DisposingSession> disposing() {
        return journal.unfinished().filter(DisposingSession.class::isInstance).map(DisposingSession.class::cast);
    }
}

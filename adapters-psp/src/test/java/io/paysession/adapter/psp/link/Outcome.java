package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.simulator.Ledger;
import io.paysession.adapter.psp.simulator.SessionChange;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.application.port.TerminalSessions.Filter;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a simulation ended, and whether the promise was kept: the terminal's books and ours are compared.
 *
 * @param forgets    whether the terminal lost sessions without settlement
 * @param clockJumps whether the host's clock was set
 * @param approvesAfterCancel whether the terminal says Cancelled and then approves all the same (U-30): if that second
 *                            message is lost, nobody can know
 * @param ended      whether it came to rest
 * @param incidents  what went wrong outside of the terminal
 */
record Outcome(
        TerminalSessions journal,
        Terminal terminal,
        Ledger ledger,
        boolean forgets,
        boolean clockJumps,
        boolean approvesAfterCancel,
        boolean ended,
        Set<String> incidents,
        long digest,
        String trace) {

    /** The incident of another device at the address. */
    static final String EXCHANGED = "a device was exchanged";

    private static final Set<Reason> VOIDS_OF_A_DELIVERY = EnumSet.of(Reason.VOID_REQUESTED, Reason.DISPOSAL_DUE);

    /** Every broken promise, in words. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (!ended) {
            violations.add("it never came to rest");
        }
        ledger.violated().forEach(entry -> violations.add("took effect twice or above the ceiling: " + entry));
        ledger.open().forEach(entry -> violations.add("still open in the terminal: " + entry));
        Seq<TerminalSession> sessions = sessions();
        for (TerminalSession session : sessions) {
            check(session, violations);
        }
        for (Ledger.Entry entry : ledger.entries()) {
            if (!sessions.exists(session -> accountsFor(session, entry))) {
                violations.add("nobody accounts for " + entry + " in " + sessions.map(Outcome::brief));
            }
        }
        return violations;
    }

    /** All that were ever started, or found. */
    Seq<TerminalSession> sessions() {
        return journal.list(terminal.key(), Filter.newest(Integer.MAX_VALUE));
    }

    private void check(TerminalSession session, List<String> violations) {
        Seq<Entry> history = journal.history(terminal.key(), session.order().id());
        if (!session.status().isOver()) {
            violations.add("not over: " + brief(session) + " " + history);
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).step().number() != i + 1) {
                violations.add("a hole in the history of " + brief(session));
            }
        }
        boolean confirmed = !session.needsAttention();
        if (session.status() == TerminalSessionStatus.COMMITTED && confirmed && !hasEnd(session)) {
            violations.add("confirmed though the terminal did not: " + brief(session) + " " + history);
        }
        if (session.status() == TerminalSessionStatus.VOIDED && confirmed && !hasEnd(session)) {
            violations.add("confirmed though the terminal did not: " + brief(session) + " " + history);
        }
        checkDelivery(session, history, violations);
        checkClose(session, history, violations);
    }

    /** Nothing that was being delivered is voided but by request or policy. */
    private static void checkDelivery(TerminalSession session, Seq<Entry> history, List<String> violations) {
        boolean delivering = history.exists(entry -> entry.status() == TerminalSessionStatus.DELIVERING);
        Option<Entry> voiding = history.find(entry -> entry.status() == TerminalSessionStatus.VOIDING);
        if (delivering
                && voiding.exists(
                        entry -> !VOIDS_OF_A_DELIVERY.contains(entry.step().reason()))) {
            violations.add("a delivery was voided: " + brief(session) + " " + history);
        }
    }

    /**
     * What the merchant has seen to elsewhere, because its device was away, the device disposes of only by itself. One that
     * does not tell who it is comes back as a stranger, and so does what it has.
     */
    private void checkClose(TerminalSession session, Seq<Entry> history, List<String> violations) {
        boolean heldBack =
                history.dropRight(1).lastOption().exists(before -> before.step().reason() == Reason.OTHER_DEVICE);
        boolean known = session.card().exists(card -> card.reader().serial().isDefined());
        if (wasClosed(session) && heldBack && known && !clockJumps) {
            ledger.entries().stream()
                    .filter(entry -> belongs(session, entry))
                    // A number comes again: what was approved later is another's.
                    .filter(entry ->
                            entry.changes().get(0).at().isBefore(session.step().at()))
                    .flatMap(entry -> entry.ends().stream())
                    .filter(end ->
                            end.kind() == SessionChange.Kind.COMMITTED || end.kind() == SessionChange.Kind.VOIDED)
                    .filter(end -> !end.at().isBefore(session.step().at()))
                    .forEach(end -> violations.add("closed, and then " + end + ": " + brief(session) + " " + history));
        }
    }

    private boolean hasEnd(TerminalSession session) {
        return ledger.entries().stream().anyMatch(entry -> belongs(session, entry) && accountsFor(session, entry));
    }

    /** Whether our book says of an approval what the terminal's says, or raises the alarm. */
    private boolean accountsFor(TerminalSession session, Ledger.Entry entry) {
        if (!belongs(session, entry) || entry.ends().isEmpty()) {
            return false;
        }
        SessionChange end = entry.ends().get(0);
        long amount = session.finalAmount().map(money -> money.minorUnits()).getOrElse(-1L);
        boolean alarmed = session.needsAttention() || wasUnknown(session) || wasClosed(session);
        // Its release was wanted, and the device that had it was not there: its timeout does the same.
        boolean expiredElsewhere = incidents.contains(EXCHANGED) && session.status() == TerminalSessionStatus.EXPIRED;
        return switch (end.kind()) {
            case COMMITTED -> alarmed || session.status() == TerminalSessionStatus.COMMITTED && amount == end.amount();
            case VOIDED -> alarmed || session.status() == TerminalSessionStatus.VOIDED || expiredElsewhere;
            case EXPIRED_VOIDED ->
                alarmed
                        || expiredElsewhere
                        || clockJumps && session.status() == TerminalSessionStatus.EXPIRED
                        || approvesAfterCancel && session.status() == TerminalSessionStatus.CANCELLED;
            case FORGOTTEN ->
                forgets && (alarmed || expiredElsewhere)
                        || approvesAfterCancel && session.status() == TerminalSessionStatus.CANCELLED;
            case EXPIRED_COMMITTED, APPROVED, UPDATED -> false;
        };
    }

    /** A list of approvals does not say whose they are: of several that nobody saw, each gets one. */
    private boolean belongs(TerminalSession session, Ledger.Entry entry) {
        boolean sameNumber = session.order().number() == entry.reference();
        boolean sameId = session.reservation().exists(held -> held.terminalSessionId() == entry.sessionId());
        boolean foundLater = wasUnknown(session) || session.order().number() == 0;
        // Approved after all, when a list had shown another such approval already, which was taken for this one; or
        // gone with what had approved it, before a list could show it.
        boolean mistaken = (approvesAfterCancel || forgets || incidents.contains(EXCHANGED)) && wasUnknown(session);
        return sameNumber && (sameId || session.reservation().isEmpty() || mistaken) || sameId && foundLater;
    }

    private boolean wasUnknown(TerminalSession session) {
        return journal.history(terminal.key(), session.order().id())
                .exists(step -> step.status() == TerminalSessionStatus.UNKNOWN);
    }

    /** The merchant has said that it sees to it elsewhere. */
    private static boolean wasClosed(TerminalSession session) {
        return session.step().reason() == Reason.CLOSE_REQUESTED;
    }

    private static String brief(TerminalSession session) {
        return session.order().reference() + " " + session.order().number() + " " + session.status() + " "
                + session.step().reason() + " " + session.reservation().map(held -> held.terminalSessionId())
                + session.finalAmount();
    }
}

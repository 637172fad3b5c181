package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.simulator.Ledger;
import io.paysession.adapter.psp.simulator.SessionChange;
import io.paysession.domain.terminal.answer.Reason;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.TerminalFamily;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What has happened in many simulations, so that they cannot rot silently. */
final class Sightings {
    /** Less often than this is luck. */
    private static final int ENOUGH = 5;

    /** Too seldom to be counted on, so that the controller has tests for them; nobody gives NO_ANSWER any more. */
    private static final EnumSet<Reason> RARE = EnumSet.of(
            Reason.COMMIT_REFUSED,
            Reason.DISPOSAL_REFUSED,
            Reason.LAST_TRY,
            Reason.NO_ANSWER,
            Reason.REFUSED_BY_TERMINAL,
            Reason.SCAN_TIMEOUT,
            Reason.UNDECIDED);

    private static final String OVERLAP = "two approvals open at once";
    private static final String TAKEOVER = "another process took over";
    private static final String CRASH = "a process died";
    private static final String OUTAGE = "the store was away";
    private static final String CUT = "a cable was pulled";
    private static final String REPLACED = "a session was of a device that had been replaced";

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** Counts each thing once for a simulation. */
    void add(Outcome outcome) {
        Set<String> seen = new HashSet<>(outcome.incidents());
        outcome.sessions()
                .flatMap(session -> outcome.journal()
                        .history(outcome.terminal().key(), session.order().id()))
                .forEach(entry -> {
                    seen.add(entry.step().reason().name());
                    seen.add(entry.status().name());
                    seen.add(outcome.terminal().family() + " " + entry.status());
                });
        outcome.ledger().entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .forEach(change -> seen.add("terminal: " + change.kind()));
        if (outcome.sessions()
                .exists(session -> session.card().exists(card -> card.reader().generation() > 0))) {
            seen.add(REPLACED);
        }
        if (overlap(outcome.ledger())) {
            seen.add(OVERLAP);
        }
        seen.forEach(what -> counts.merge(what, 1, Integer::sum));
    }

    private static boolean overlap(Ledger ledger) {
        return ledger.entries().stream()
                .anyMatch(one -> ledger.entries().stream()
                        .anyMatch(other -> one != other
                                && other.changes()
                                        .get(0)
                                        .at()
                                        .isAfter(one.changes().get(0).at())
                                && one.ends().stream()
                                        .anyMatch(end -> end.at()
                                                .isAfter(other.changes().get(0).at()))));
    }

    /** What should have happened and did not. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(Set.of(OVERLAP, TAKEOVER, CRASH, OUTAGE, CUT, Outcome.EXCHANGED, REPLACED));
        EnumSet.complementOf(RARE).forEach(reason -> missing.add(reason.name()));
        for (TerminalSessionStatus status : TerminalSessionStatus.values()) {
            missing.add(TerminalFamily.APOLLO + " " + status);
            missing.add(TerminalFamily.P6X + " " + status);
        }
        EnumSet.complementOf(EnumSet.of(SessionChange.Kind.EXPIRED_COMMITTED))
                .forEach(kind -> missing.add("terminal: " + kind));
        missing.removeIf(what -> counts.getOrDefault(what, 0) >= ENOUGH);
        return missing;
    }

    @Override
    public String toString() {
        return new java.util.TreeMap<>(counts).toString();
    }
}

package io.paysession.adapter.psp.simulator;

import io.paysession.adapter.psp.codec.ResultReason;
import java.time.Instant;
import java.util.List;

/**
 * Every session that a terminal approved, in order, with all that took effect on it and all that was refused.
 *
 * @param entries one for each approval; an id may occur again after its session ended (U-29)
 */
public record Ledger(List<Entry> entries) {
    /** Copies the list. */
    public Ledger {
        entries = List.copyOf(entries);
    }

    /** Sessions that are neither committed nor voided, expired nor forgotten. */
    public List<Entry> open() {
        return entries.stream().filter(Entry::isOpen).toList();
    }

    /** Entries on which something took effect after they had ended, or that were charged above what was reserved. */
    public List<Entry> violated() {
        return entries.stream()
                .filter(entry -> entry.endedMoreThanOnce() || entry.chargedAboveCeiling())
                .toList();
    }

    /**
     * One approval.
     *
     * @param sessionId chosen by the terminal
     * @param reference chosen by the host
     * @param approved what was reserved at first, minor units
     * @param ceiling what was reserved at last, minor units
     * @param changes all that took effect, the approval first
     * @param refusals what the host asked for in vain
     */
    public record Entry(
            long sessionId,
            long reference,
            long approved,
            long ceiling,
            List<SessionChange> changes,
            List<RefusedDisposal> refusals) {
        /** Copies the lists. */
        public Entry {
            changes = List.copyOf(changes);
            refusals = List.copyOf(refusals);
        }

        /** What ended it; more than one is a violation. */
        public List<SessionChange> ends() {
            return changes.stream().filter(change -> change.kind().isEnd()).toList();
        }

        /** Nothing ended it. */
        public boolean isOpen() {
            return ends().isEmpty();
        }

        /** A second commit or void took effect. */
        public boolean endedMoreThanOnce() {
            return ends().size() > 1;
        }

        /** The sum of all charges, minor units. */
        public long charged() {
            return changes.stream()
                    .filter(change -> change.kind().isCharge())
                    .mapToLong(SessionChange::amount)
                    .sum();
        }

        /** More was charged than reserved. */
        public boolean chargedAboveCeiling() {
            return charged() > ceiling;
        }
    }

    /**
     * A Commit or Void without effect.
     *
     * @param kind COMMITTED or VOIDED, as if it had succeeded
     * @param amount minor units; 0 for a void
     * @param reason as told to a host that asked for details
     * @param at when
     */
    public record RefusedDisposal(SessionChange.Kind kind, long amount, ResultReason reason, Instant at) {}
}

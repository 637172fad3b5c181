package io.paysession.benchmarks.terminal;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What all cashiers together have seen since the last {@link #reset}. */
final class CashierResult {
    private static final long LONGEST_MICROS = 60_000_000;

    private final Map<Wait, Histogram> waits = new EnumMap<>(Wait.class);
    private final Map<String, Integer> surprises = new TreeMap<>();
    private long number;
    private long sessions;
    private long late;
    private long looks;
    private long early;

    /** What is waited for. */
    enum Wait {
        APPROVAL("POST until APPROVED is seen"),
        COMMIT("COMMIT until its answer says COMMITTED"),
        VOID("VOID until its answer says VOIDED");

        private final String title;

        Wait(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    CashierResult() {
        for (Wait wait : Wait.values()) {
            waits.put(wait, new Histogram(LONGEST_MICROS, 3));
        }
    }

    /** Forgets what was seen, but not what was surprising, and goes on with the numbers. */
    void reset() {
        waits.values().forEach(Histogram::reset);
        sessions = 0;
        late = 0;
        looks = 0;
        early = 0;
    }

    /** A number that no session had. */
    long nextNumber() {
        return ++number;
    }

    void record(Wait wait, long nanos) {
        histogram(wait).recordValue(Math.min(nanos / 1000, LONGEST_MICROS));
    }

    void looked() {
        looks++;
    }

    void answeredEarly() {
        early++;
    }

    void ended(boolean tooLate) {
        sessions++;
        late += tooLate ? 1 : 0;
    }

    /** Something that should not happen. */
    void surprised(String what) {
        surprises.merge(what, 1, Integer::sum);
    }

    long sessions() {
        return sessions;
    }

    /** Sessions that took longer than a period, so that the next one began too late. */
    long late() {
        return late;
    }

    /** How often a session was looked at. */
    long looks() {
        return looks;
    }

    /** Disposals whose answer did not tell the end yet. */
    long early() {
        return early;
    }

    Map<String, Integer> surprises() {
        return surprises;
    }

    long count(Wait wait) {
        return histogram(wait).getTotalCount();
    }

    double millis(Wait wait, double percentile) {
        return histogram(wait).getValueAtPercentile(percentile) / 1000.0;
    }

    private Histogram histogram(Wait wait) {
        return java.util.Objects.requireNonNull(waits.get(wait));
    }
}

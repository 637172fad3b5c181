package io.paysession.adapter.psp.link;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** A clock that goes only from one thing to the next; the host's wall clock can be set, as clocks are. */
final class VirtualTime {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Planned(long at, long number, Runnable what) implements Comparable<Planned> {
        @Override
        public int compareTo(Planned other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private long now;
    private long count;
    private Duration hostIsAhead = Duration.ZERO;

    /** Nanoseconds since the start. */
    long now() {
        return now;
    }

    Instant terminalNow() {
        return START.plusNanos(now);
    }

    Instant hostNow() {
        return terminalNow().plus(hostIsAhead);
    }

    /** Sets the host's clock, wrongly. */
    void hostClockJumps(Duration ahead) {
        hostIsAhead = ahead;
    }

    long ofTerminal(Instant time) {
        return Duration.between(START, time).toNanos();
    }

    long ofHost(Instant time) {
        return Duration.between(START.plus(hostIsAhead), time).toNanos();
    }

    void in(Duration time, Runnable what) {
        at(now + time.toNanos(), what);
    }

    void at(long time, Runnable what) {
        planned.add(new Planned(Math.max(now, time), count++, what));
    }

    long nextPlanned() {
        return planned.isEmpty() ? Long.MAX_VALUE : planned.peek().at();
    }

    /** Goes on to a moment and does what is planned until then. */
    void advance(long to) {
        now = Math.max(now, to);
        while (!planned.isEmpty() && planned.peek().at() <= now) {
            planned.remove().what().run();
        }
    }
}

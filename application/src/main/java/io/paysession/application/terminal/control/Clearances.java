package io.paysession.application.terminal.control;

import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.TerminalLink;
import io.paysession.application.port.TimeSource;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the terminal is still in the charge of this process, looked at directly before a card is read, a bank is asked or
 * money moves: the lease must be
 * the current one in the store, and must not have run out since that was asked, by the wall clock (a machine that slept)
 * and by the monotonic one (a clock that was set).
 */
final class Clearances implements TerminalLink.Clearance {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Journal journal;
    private final TimeSource time;
    private final MonotonicTime monotonic;
    /** When something was not sent for lack of it; the lease may be in order again a little later. */
    private Option<Instant> missedAt = Option.none();

    Clearances(Journal journal, ControlPorts ports) {
        this.journal = journal;
        this.time = ports.time();
        this.monotonic = ports.monotonic();
    }

    @Override
    public boolean isGiven() {
        long ticks = monotonic.nanos();
        Instant wall = time.now();
        return journal.leaseLeft().exists(left -> isWithin(left, ticks, wall));
    }

    /** Something was not sent, because the lease was not, or not surely, this process's any more. */
    void wasMissing() {
        missedAt = Option.some(time.now());
    }

    /** Whether nothing is to be asked for yet. Not if the clock was set back meanwhile. */
    boolean isAwaited(Instant now) {
        missedAt = missedAt.filter(at -> !now.isBefore(at) && now.isBefore(at.plus(LOOK_AGAIN)));
        return missedAt.isDefined();
    }

    /** When to ask for something again; none if that is not waited for. */
    Option<Instant> nextLook() {
        return missedAt.map(at -> at.plus(LOOK_AGAIN));
    }

    private boolean isWithin(Duration left, long ticks, Instant wall) {
        return monotonic.nanos() - ticks < left.toNanos() && time.now().isBefore(wall.plus(left));
    }
}

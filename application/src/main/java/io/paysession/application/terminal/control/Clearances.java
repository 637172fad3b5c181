package io.paysession.application.terminal.control;

import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.TerminalLink;
import io.paysession.application.port.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the terminal is still in the charge of this process, looked at directly before money moves: the lease must be
 * the current one in the store, and must not have run out since that was asked, by the wall clock (a machine that slept)
 * and by the monotonic one (a clock that was set).
 */
final class Clearances implements TerminalLink.Clearance {
    private final Journal journal;
    private final TimeSource time;
    private final MonotonicTime monotonic;

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

    private boolean isWithin(Duration left, long ticks, Instant wall) {
        return monotonic.nanos() - ticks < left.toNanos() && time.now().isBefore(wall.plus(left));
    }
}

package io.paysession.bootstrap.postgres;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A point in time until which something is asked for again and again. */
final class Deadline {

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean passed() {
        return leftNanos() <= 0;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, leftNanos()));
    }

    /** The breath between two questions. */
    void pause() {
        if (Thread.currentThread().isInterrupted()) {
            throw new EmbeddedPostgresException("Interrupted while waiting for the embedded PostgreSQL.");
        }
        LockSupport.parkNanos(Math.max(1, Math.min(PAUSE_NANOS, leftNanos())));
    }

    private long leftNanos() {
        return endNanos - System.nanoTime();
    }
}

package io.paysession.application.testing;

import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it, and a stopwatch that goes with it. */
public final class ScriptedTime implements TimeSource, MonotonicTime {
    private volatile Instant now;
    private volatile long nanos;

    /**
     * A clock that stands still.
     *
     * @param start where it stands
     */
    public ScriptedTime(Instant start) {
        now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    /**
     * Time passes.
     *
     * @param time how much passes
     */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    /**
     * Somebody sets the clock; no time passes by it.
     *
     * @param later how long after the start it is then
     */
    public synchronized void set(Duration later) {
        now = now.plus(later);
    }
}

package io.paysession.application.testing;

import io.paysession.application.port.TimeSource;
import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until a test moves it. */
public final class ScriptedTime implements TimeSource {
    private volatile Instant now;

    public ScriptedTime(Instant start) {
        now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    /** Moves the clock. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}

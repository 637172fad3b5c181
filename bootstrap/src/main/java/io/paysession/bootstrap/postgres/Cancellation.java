package io.paysession.bootstrap.postgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a start off from another thread: what it has begun is stopped, and it begins nothing more. A PostgreSQL that is
 * just starting or recovering need not be waited for, and is not left behind either.
 */
public final class Cancellation {
    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);

    private boolean cancelled;
    private boolean begun;
    private Stop stop = () -> {};

    /** Stops what a start has begun; may be called several times, and beside the start itself. */
    @FunctionalInterface
    interface Stop {
        void stop() throws Exception;
    }

    /** Whether there is, or may be soon, something that would outlive this process. */
    public synchronized boolean hasBegun() {
        return begun;
    }

    /**
     * Stops what has begun so far and waits for it; to be called again until the start has come to an end, because what it
     * is just doing may have been too early to be stopped.
     */
    public void cancel() {
        Stop now;
        synchronized (this) {
            cancelled = true;
            now = stop;
        }
        try {
            now.stop();
        } catch (Exception e) {
            LOG.warn("What was being started cannot be stopped: {}", e.toString());
        }
    }

    /** @throws EmbeddedPostgresException if the start has been called off */
    synchronized void requireWanted() {
        if (cancelled) {
            throw new EmbeddedPostgresException("The start was called off.");
        }
    }

    /** @throws EmbeddedPostgresException if the start has been called off; then nothing may begin */
    synchronized void begins() {
        requireWanted();
        begun = true;
    }

    /** From here on this is how to stop what runs. */
    synchronized void stopBy(Stop how) {
        stop = how;
    }
}

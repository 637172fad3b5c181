package io.paysession.application.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A moment that lasts until a test ends it. Nothing waits for ever. */
public final class Pause {
    private static final int PATIENCE_SECONDS = 30;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    /** Returns when somebody is waiting. */
    public void awaitBegin() {
        await(begun);
    }

    /** Lets whoever waits go on. */
    public void end() {
        over.countDown();
    }

    /** Waits for the end. */
    public void await() {
        begun.countDown();
        await(over);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Nobody came within " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting", e);
        }
    }
}

package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something that happens elsewhere, never longer than it may take. */
public final class Await {
    private static final long PAUSE_NANOS = 20_000_000;

    private Await() {}

    /** Asks until it is so; fails when it takes too long. */
    public static void until(Duration patience, String what, BooleanSupplier condition) {
        assertThat(within(patience, condition)).as(what).isTrue();
    }

    /** Whether it came to be so in time. */
    public static boolean within(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }
}

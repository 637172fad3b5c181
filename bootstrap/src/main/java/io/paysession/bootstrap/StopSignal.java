package io.paysession.bootstrap;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns SIGTERM and SIGINT into an orderly stop with exit code 0, within ten seconds. */
final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long LONGEST_STOP_MILLIS = 9_500;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;

    private StopSignal(AutoCloseable server) {
        hook = new Thread(() -> stop(server), "stop");
    }

    static StopSignal stopping(AutoCloseable server) {
        StopSignal signal = new StopSignal(server);
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** From here on the process ends as any other. */
    void cancel() {
        boolean unusedWhetherThere = Runtime.getRuntime().removeShutdownHook(hook);
    }

    /** Waits for the end. */
    void await() throws InterruptedException {
        stopped.await();
    }

    private void stop(AutoCloseable server) {
        Thread work = new Thread(() -> close(server), "stop-work");
        work.setDaemon(true);
        work.start();
        try {
            work.join(TimeUnit.MILLISECONDS.toMillis(LONGEST_STOP_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (work.isAlive()) {
            LOG.warn("Not everything stopped in time; what is left is recovered at the next start");
        }
        stopped.countDown();
        // A shutdown that a signal began would otherwise end with the signal's exit code.
        Runtime.getRuntime().halt(0);
    }

    private static void close(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            LOG.error("The stop was not clean: {}", e.getClass().getName());
        }
    }
}

package io.paysession.bootstrap;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns SIGTERM and SIGINT into an orderly stop with exit code 0, within ten seconds; a lost database with another. */
final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long LONGEST_STOP_MILLIS = 9_500;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CompletableFuture<AutoCloseable> server = new CompletableFuture<>();
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile int exitCode;

    private StopSignal() {}

    /** From here on a signal ends the process in order; what is just starting is let finish its start first. */
    static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** What a signal has to stop. */
    void started(AutoCloseable running) {
        server.complete(running);
    }

    /** Ends the process in order, as a signal does, but with this exit code. Returns at once. */
    void fail(int code) {
        exitCode = code;
        // The hook waits for what it stops, which may be the caller.
        Thread exit = new Thread(() -> System.exit(code), "exit");
        exit.setDaemon(true);
        exit.start();
    }

    /** From here on the process ends as any other. */
    void cancel() {
        try {
            boolean unusedWhetherThere = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalledAlready) {
            server.cancel(false);
        }
    }

    /** Waits for the end. */
    void await() throws InterruptedException {
        stopped.await();
    }

    private void stop() {
        Thread work = new Thread(this::close, "stop-work");
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
        Runtime.getRuntime().halt(exitCode);
    }

    private void close() {
        try {
            server.join().close();
        } catch (CancellationException nothingStarted) {
            LOG.debug("Stopped before anything had started");
        } catch (Exception e) {
            LOG.error("The stop was not clean: {}", e.getClass().getName());
        }
    }
}

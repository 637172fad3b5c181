package io.paysession.bootstrap.process;

import io.paysession.bootstrap.postgres.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM and SIGINT into an orderly stop with exit code 0, within ten seconds; a lost database with another. A start
 * is called off; that takes as long as what it has begun needs to stop, for nothing is left behind.
 */
public final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final long LONGEST_STOP_MILLIS = 9_500;
    private static final long LOOK_MILLIS = 200;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Cancellation start = new Cancellation();
    private final CompletableFuture<AutoCloseable> server = new CompletableFuture<>();
    private final Thread hook = new Thread(this::stop, "stop");
    private volatile int exitCode;

    private StopSignal() {}

    /** From here on a signal ends the process in order. */
    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** What a signal calls off as long as nothing has {@linkplain #started started}. */
    public Cancellation start() {
        return start;
    }

    /** What a signal has to stop. */
    public void started(AutoCloseable running) {
        server.complete(running);
    }

    /** Ends the process in order, as a signal does, but with this exit code. Returns at once. */
    public void fail(int code) {
        exitCode = code;
        // The hook waits for what it stops, which may be the caller.
        Thread exit = new Thread(() -> System.exit(code), "exit");
        exit.setDaemon(true);
        exit.start();
    }

    /**
     * To be called when the start has failed and nothing of it runs any more.
     *
     * @return whether the process ends as any other from here on; otherwise a signal ends it already
     */
    public boolean cancel() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException signalledAlready) {
            server.cancel(false);
            return false;
        }
    }

    /** Waits for the end. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    private void stop() {
        boolean early = !server.isDone();
        Thread work = new Thread(this::close, "stop-work");
        work.setDaemon(true);
        work.start();
        try {
            work.join(LONGEST_STOP_MILLIS);
            // A database that was left to itself while it starts would be nobody's.
            while (early && start.hasBegun() && work.isAlive()) {
                work.join(LOOK_MILLIS);
            }
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
            callOff();
            server.join().close();
        } catch (CancellationException nothingStarted) {
            LOG.debug("Stopped before anything had started");
        } catch (Exception e) {
            LOG.error("The stop was not clean: {}", e.getClass().getName());
        }
    }

    /** Until the start has come to an end, in whatever way. */
    private void callOff() throws InterruptedException, ExecutionException {
        while (!server.isDone()) {
            start.cancel();
            try {
                AutoCloseable unusedYet = server.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillStarting) {
                LOG.debug("Waiting for the start to come to an end");
            }
        }
    }
}

package io.paysession.bootstrap.postgres;

import io.paysession.bootstrap.postgres.Postmaster.Complaint;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the PostgreSQL of a running server again when it has died alone, at the same port: so whoever uses it connects
 * again and knows of nothing else.
 */
final class PostmasterWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterWatch.class);

    private final Postmaster postmaster;
    private final int port;
    private final Pace pace;
    private final Consumer<String> lost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    /**
     * How eagerly.
     *
     * @param look how often to see whether PostgreSQL runs
     * @param firstPause after a first attempt that failed, and after a second death in short order; each further one
     *     doubles it
     * @param longestPause between two deaths, so that one that dies again and again is still there most of the time
     * @param attempts how many may fail, one after the other, until it is given up
     */
    record Pace(Duration look, Duration firstPause, Duration longestPause, int attempts) {
        static final Pace DEFAULT = new Pace(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofSeconds(2), 7);

        /** Who has lived so long was well. */
        private static final Duration LONG = Duration.ofSeconds(30);

        Duration pauseAfter(int failures) {
            return failures == 0 ? Duration.ZERO : firstPause.multipliedBy(1L << Math.min(failures - 1, 16));
        }

        Duration pauseAfterDeaths(int quickDeaths) {
            Duration pause = pauseAfter(quickDeaths);
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }
    }

    private PostmasterWatch(RunningDatabase running, Pace pace, Consumer<String> lost) {
        postmaster = running.postmaster();
        port = running.address().port();
        this.pace = pace;
        this.lost = lost;
        thread = new Thread(this::watch, "postgres-watch");
        thread.setDaemon(true);
    }

    /** @param lost gets one line for the operator when the database cannot be had any more; nothing is watched then */
    static PostmasterWatch start(RunningDatabase running, Pace pace, Consumer<String> lost) {
        PostmasterWatch watch = new PostmasterWatch(running, pace, lost);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        try {
            int quickDeaths = 0;
            while (true) {
                long started = System.nanoTime();
                if (closedWhileAlive(postmaster.process())) {
                    return;
                }
                boolean quick = System.nanoTime() - started < Pace.LONG.toNanos();
                if (closedWithin(pace.pauseAfterDeaths(quickDeaths)) || !startAgain()) {
                    return;
                }
                quickDeaths = quick ? quickDeaths + 1 : 0;
            }
        } catch (IOException | RuntimeException failure) {
            lost.accept("The embedded PostgreSQL in " + postmaster.cluster() + " cannot be watched: " + failure);
        }
    }

    private boolean closedWhileAlive(Optional<ProcessHandle> process) {
        while (process.filter(PostmasterWatch::runs).isPresent()) {
            if (closedWithin(pace.look())) {
                return true;
            }
        }
        return closedWithin(Duration.ZERO);
    }

    /** One that nobody has reaped yet is still listed, without a command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Whether it runs again; otherwise this was closed meanwhile, or it is given up. */
    private boolean startAgain() {
        LOG.warn("The embedded PostgreSQL in {} has ended by itself; starting it again", postmaster.cluster());
        long since = System.nanoTime();
        for (int failures = 1; ; failures++) {
            Optional<Complaint> complaint = attempt(failures > 1);
            if (complaint.isEmpty()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
                LOG.info("The embedded PostgreSQL in {} runs again, after {} ms", postmaster.cluster(), millis);
                return true;
            }
            if (closedWithin(Duration.ZERO)) {
                return false;
            }
            String gist = complaint.get().gist();
            if (failures == pace.attempts()) {
                lost.accept(
                        "The embedded PostgreSQL in " + postmaster.cluster() + " has ended and does not start again: "
                                + gist + ". See " + postmaster.programs().log().file() + ".");
                return false;
            }
            Duration pause = pace.pauseAfter(failures);
            LOG.warn(
                    "The embedded PostgreSQL in {} does not start ({}); trying again in {} ms",
                    postmaster.cluster(),
                    gist,
                    pause.toMillis());
            if (closedWithin(pause)) {
                return false;
            }
            if (complaint.get().passes() && !isRunning()) {
                new Orphans(postmaster.cluster()).kill();
            }
        }
    }

    /** Children of one that lives are no orphans. */
    private boolean isRunning() {
        try {
            return postmaster.process().isPresent();
        } catch (IOException e) {
            // Unknown: then nothing is ended.
            return true;
        }
    }

    /** @param again whether what runs now, if anything does, is what the attempt before has started */
    private Optional<Complaint> attempt(boolean again) {
        try {
            return again && isRunning()
                    ? postmaster.awaitRecovery(port, postmaster.patience())
                    : postmaster.attempt(port, postmaster.patience());
        } catch (IOException e) {
            return Optional.of(new Complaint(String.valueOf(e.getMessage()), true));
        }
    }

    private boolean closedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody else knows this thread.
            throw new IllegalStateException(e);
        }
    }

    /**
     * Afterwards nothing is started any more. What is just being started is stopped, so that this takes no longer than a
     * stop.
     */
    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(pace.look().toMillis());
                if (thread.isAlive()) {
                    postmaster.stop();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (IOException e) {
                LOG.warn("Cannot stop the embedded PostgreSQL in {}: {}", postmaster.cluster(), e.toString());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.paysession.spring;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.application.housekeeping.Housekeeping;
import io.paysession.application.housekeeping.Housekeeping.Chore;
import io.paysession.application.port.OutageException;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does what has to be done again and again, with a thread for each kind of work, so that an acquirer that does not answer
 * keeps nobody else waiting. Several processes do so side by side.
 */
public final class PaysessionJobs implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PaysessionJobs.class);
    /** Long enough for a garbage collection on a busy machine, short enough for whoever waits for a payment. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final long LEASE_SECONDS = 3;
    private static final long PERIOD_SECONDS = 2;
    private static final long STOP_SECONDS = 3;

    private final Housekeeping housekeeping;
    private final Option<PersistenceAdapter> persistence;
    private final AtomicLongArray done = new AtomicLongArray(Chore.values().length);
    private final AtomicLong failures = new AtomicLong();
    private volatile Option<ScheduledExecutorService> threads = Option.none();

    PaysessionJobs(Housekeeping housekeeping, Option<PersistenceAdapter> persistence) {
        this.housekeeping = housekeeping;
        this.persistence = persistence;
    }

    /** How much of it this process has done. */
    public long done(Chore chore) {
        return done.get(chore.ordinal());
    }

    /** How often it failed. */
    public long failures() {
        return failures.get();
    }

    @Override
    public void start() {
        persistence.forEach(stores -> stores.renewProcess(LEASE));
        ScheduledExecutorService started =
                Executors.newScheduledThreadPool(housekeeping.chores().size() + 1, work -> {
                    Thread thread = new Thread(work, "paysession-jobs");
                    thread.setDaemon(true);
                    return thread;
                });
        threads = Option.some(started);
        persistence.forEach(stores -> repeat(started, LEASE_SECONDS, "lease", () -> stores.renewProcess(LEASE)));
        housekeeping
                .chores()
                .forEach(chore -> repeat(
                        started,
                        PERIOD_SECONDS,
                        chore.name(),
                        () -> done.addAndGet(chore.ordinal(), housekeeping.run(chore, this::isRunning))));
    }

    private void repeat(ScheduledExecutorService started, long seconds, String name, Runnable work) {
        var unusedUntilShutdown = started.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException failure) {
                        // A timer forgets a task that throws. What was not done now is done next time.
                        failures.incrementAndGet();
                        LOG.warn(
                                "The job '{}' could not be done: {}",
                                name,
                                failure.getClass().getName());
                    }
                },
                seconds,
                seconds,
                TimeUnit.SECONDS);
    }

    /** Begins nothing new, and tells the other processes that this one asks nobody for anything any more. */
    @Override
    public void stop() {
        Option<ScheduledExecutorService> running = threads;
        threads = Option.none();
        running.forEach(ScheduledExecutorService::shutdownNow);
        running.forEach(PaysessionJobs::await);
        persistence.forEach(PaysessionJobs::end);
    }

    /** If nobody can be told, the lease ends by itself. */
    private static void end(PersistenceAdapter stores) {
        try {
            stores.endProcess();
        } catch (OutageException away) {
            LOG.warn("The other processes could not be told that this one has ended");
        }
    }

    private static void await(ScheduledExecutorService stopping) {
        try {
            if (!stopping.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A job is still waiting for somebody");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return threads.isDefined();
    }

    /** Before anything that takes requests, and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}

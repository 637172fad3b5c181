package io.paysession.bootstrap;

import io.paysession.application.session.PurgeSessionsCommand;
import io.paysession.application.session.PurgeSessionsUseCase;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Destroys expired sessions every few seconds. Several servers do so side by side. */
final class PurgeJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PurgeJob.class);
    private static final long PERIOD_SECONDS = 5;
    private static final int BATCH = 500;

    private final PurgeSessionsUseCase purge;
    private final Metrics metrics;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "purge");
        thread.setDaemon(true);
        return thread;
    });

    private PurgeJob(PurgeSessionsUseCase purge, Metrics metrics) {
        this.purge = purge;
        this.metrics = metrics;
    }

    static PurgeJob start(PurgeSessionsUseCase purge, Metrics metrics) {
        PurgeJob job = new PurgeJob(purge, metrics);
        var unusedHandle = job.timer.scheduleWithFixedDelay(job::run, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        return job;
    }

    private void run() {
        try {
            int purged = BATCH;
            while (purged == BATCH && !timer.isShutdown()) {
                purged = purge.purgeSessions(new PurgeSessionsCommand(BATCH));
                metrics.purged(purged);
            }
        } catch (RuntimeException failure) {
            // A timer forgets a task that throws. What was not purged now is purged next time.
            LOG.warn(
                    "Expired sessions could not be purged: {}",
                    failure.getClass().getName());
        }
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("The purge is still waiting for the database");
        }
    }
}

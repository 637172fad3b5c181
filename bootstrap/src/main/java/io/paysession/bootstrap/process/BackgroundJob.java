package io.paysession.bootstrap.process;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does some work again and again, in batches. Several servers do so side by side. */
public final class BackgroundJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJob.class);

    private final Work work;
    private final ScheduledExecutorService timer;

    /**
     * What is done.
     *
     * @param name   of its thread, and of itself in the log
     * @param period the pause between two runs
     * @param batch  the most to do at once; as long as so much is done, there may be more, and nothing pauses
     * @param doSome does at most so much, and says how much it did
     */
    public record Work(String name, Duration period, int batch, IntUnaryOperator doSome) {}

    private BackgroundJob(Work work) {
        this.work = work;
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, work.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    public static BackgroundJob start(Work work) {
        BackgroundJob job = new BackgroundJob(work);
        long pause = work.period().toMillis();
        var unusedHandle = job.timer.scheduleWithFixedDelay(job::run, pause, pause, TimeUnit.MILLISECONDS);
        return job;
    }

    private void run() {
        try {
            int done = work.batch();
            while (done == work.batch() && !timer.isShutdown()) {
                done = work.doSome().applyAsInt(work.batch());
            }
        } catch (Error error) {
            FatalErrors.uncaught(error);
        } catch (RuntimeException failure) {
            // A timer forgets a task that throws, whatever it throws. What was not done now is done next time.
            LOG.warn(
                    "The job '{}' could not be done: {}",
                    work.name(),
                    failure.getClass().getName());
        }
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdownNow();
        if (!timer.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("The job '{}' is still waiting for somebody", work.name());
        }
    }
}

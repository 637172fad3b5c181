package io.paysession.bootstrap;

import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.ResolveIncidentsCommand;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.port.Orders;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of transactions, with a few workers for each acquirer: one that does not answer keeps only those
 * waiting that wait for it anyway.
 */
final class Settling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int WORKERS = 4;
    private static final int BATCH = 50;

    private final PaymentUseCases useCases;
    private final Orders orders;
    private final Set<AcquirerName> configured;
    private final Map<AcquirerName, Lane> lanes = new ConcurrentHashMap<>();
    private final BackgroundJob looking;

    private Settling(PaymentUseCases useCases, Orders orders, Set<AcquirerName> configured) {
        this.useCases = useCases;
        this.orders = orders;
        this.configured = configured;
        looking = BackgroundJob.start(new BackgroundJob.Work("settle", PERIOD, 1, limit -> {
            look();
            return 0;
        }));
    }

    /** @param configured the acquirers that are set up; others are looked at as well if somebody waits for them */
    static Settling start(PaymentUseCases useCases, Orders orders, Set<AcquirerName> configured) {
        return new Settling(useCases, orders, configured);
    }

    private void look() {
        Set<AcquirerName> waitedFor = orders.waitedFor();
        configured
                .addAll(waitedFor)
                .forEach(name -> lanes.computeIfAbsent(name, Lane::new).work(waitedFor.contains(name) ? WORKERS : 1));
    }

    /** What is done for one acquirer. */
    private final class Lane {
        private final AcquirerName acquirer;
        private final AtomicInteger working = new AtomicInteger();
        private final ExecutorService workers;
        /** Incidents do not wait behind what settling waits for; one at a time. */
        private final ExecutorService resolving;

        Lane(AcquirerName acquirer) {
            this.acquirer = acquirer;
            workers = threads(WORKERS, "settle-" + acquirer);
            resolving = threads(1, "resolve-" + acquirer);
        }

        private static ExecutorService threads(int most, String name) {
            return new ThreadPoolExecutor(
                    0,
                    most,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> {
                        Thread thread = new Thread(task, name);
                        thread.setDaemon(true);
                        return thread;
                    },
                    new ThreadPoolExecutor.DiscardPolicy());
        }

        /** Lets at most so many work; those that do already go on. */
        void work(int most) {
            Option<AcquirerName> only = Option.some(acquirer);
            for (int count = working.get(); count < most; count++) {
                workers.execute(() ->
                        run(() -> useCases.settle().settleTransactions(new SettleTransactionsCommand(only, BATCH))));
            }
            resolving.execute(
                    () -> repeat(() -> useCases.resolve().resolveIncidents(new ResolveIncidentsCommand(only, BATCH))));
        }

        private void run(IntSupplier some) {
            working.incrementAndGet();
            try {
                repeat(some);
            } finally {
                working.decrementAndGet();
            }
        }

        private void repeat(IntSupplier some) {
            try {
                int done = BATCH;
                while (done == BATCH && !workers.isShutdown()) {
                    done = some.getAsInt();
                }
            } catch (Error error) {
                FatalErrors.uncaught(error);
            } catch (RuntimeException failure) {
                // What was not done now is done next time.
                LOG.warn(
                        "What waits for acquirer {} could not be settled: {}",
                        acquirer,
                        failure.getClass().getName());
            }
        }

        void stop() {
            List<Runnable> unusedNever = workers.shutdownNow();
            unusedNever = resolving.shutdownNow();
        }

        boolean hasStopped(long end) throws InterruptedException {
            return workers.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    && resolving.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() throws InterruptedException {
        looking.close();
        lanes.values().forEach(Lane::stop);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        for (Lane lane : lanes.values()) {
            if (!lane.hasStopped(end)) {
                LOG.warn("Acquirer {} is still being waited for", lane.acquirer);
            }
        }
    }
}

package io.paysession.bootstrap;

import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.ResolveIncidentsCommand;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.port.Orders;
import io.paysession.domain.merchant.AcquirerName;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

        Lane(AcquirerName acquirer) {
            this.acquirer = acquirer;
            workers = new ThreadPoolExecutor(
                    0,
                    WORKERS,
                    10,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    task -> {
                        Thread thread = new Thread(task, "settle-" + acquirer);
                        thread.setDaemon(true);
                        return thread;
                    },
                    new ThreadPoolExecutor.DiscardPolicy());
        }

        /** Lets at most so many work; those that do already go on. */
        void work(int most) {
            for (int count = working.get(); count < most; count++) {
                int number = count;
                workers.execute(() -> run(number == 0));
            }
        }

        private void run(boolean first) {
            working.incrementAndGet();
            try {
                Option<AcquirerName> only = Option.some(acquirer);
                int settled = BATCH;
                while (settled == BATCH && !workers.isShutdown()) {
                    settled = useCases.settle().settleTransactions(new SettleTransactionsCommand(only, BATCH));
                }
                if (first) {
                    int unusedCount = useCases.resolve().resolveIncidents(new ResolveIncidentsCommand(only, BATCH));
                }
            } catch (Error error) {
                FatalErrors.uncaught(error);
            } catch (RuntimeException failure) {
                // What was not done now is done next time.
                LOG.warn(
                        "What waits for acquirer {} could not be settled: {}",
                        acquirer,
                        failure.getClass().getName());
            } finally {
                working.decrementAndGet();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        looking.close();
        lanes.values().forEach(lane -> lane.workers.shutdownNow());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        for (Lane lane : lanes.values()) {
            if (!lane.workers.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                LOG.warn("Acquirer {} is still being waited for", lane.acquirer);
            }
        }
    }
}

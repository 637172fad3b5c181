package io.paysession.bootstrap.payment;

import io.paysession.application.challenge.FindPayersCommand;
import io.paysession.application.challenge.FindPayersUseCase;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.ResolveIncidentsCommand;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.port.Orders;
import io.paysession.bootstrap.process.BackgroundJob;
import io.paysession.bootstrap.process.FatalErrors;
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
    /** How long what was begun may take when the server stops, before it is broken off; and then to come to its end. */
    private static final Duration STOP = Duration.ofSeconds(2);

    private static final Duration BREAK_OFF = Duration.ofSeconds(1);

    private final PaymentUseCases useCases;
    private final FindPayersUseCase payers;
    private final Orders orders;
    private final Set<AcquirerName> configured;
    private final Map<AcquirerName, Lane> lanes = new ConcurrentHashMap<>();
    private final BackgroundJob looking;
    private volatile boolean stopping;

    private Settling(PaymentUseCases useCases, FindPayersUseCase payers, Orders orders, Set<AcquirerName> configured) {
        this.useCases = useCases;
        this.payers = payers;
        this.orders = orders;
        this.configured = configured;
        looking = BackgroundJob.start(new BackgroundJob.Work("settle", PERIOD, 1, limit -> {
            look();
            return 0;
        }));
    }

    /**
     * @param payers     what has become of payers who have not come back
     * @param configured the acquirers that are set up; others are looked at as well if somebody waits for them
     */
    static Settling start(
            PaymentUseCases useCases, FindPayersUseCase payers, Orders orders, Set<AcquirerName> configured) {
        return new Settling(useCases, payers, orders, configured);
    }

    private boolean goesOn() {
        return !stopping;
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
        /** Nor do payers, and nobody's money waits for them. */
        private final ExecutorService finding;

        Lane(AcquirerName acquirer) {
            this.acquirer = acquirer;
            workers = threads(WORKERS, "settle-" + acquirer);
            resolving = threads(1, "resolve-" + acquirer);
            finding = threads(1, "payers-" + acquirer);
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
                SettleTransactionsCommand settle = new SettleTransactionsCommand(only, BATCH, Settling.this::goesOn);
                workers.execute(() -> run(() -> useCases.settle().settleTransactions(settle)));
            }
            ResolveIncidentsCommand resolve = new ResolveIncidentsCommand(only, BATCH, Settling.this::goesOn);
            resolving.execute(() -> repeat(() -> useCases.resolve().resolveIncidents(resolve)));
            FindPayersCommand find = new FindPayersCommand(only, BATCH, Settling.this::goesOn);
            finding.execute(() -> repeat(() -> payers.findPayers(find)));
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
                while (done == BATCH && goesOn()) {
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

        void takeNothingNew() {
            workers.shutdown();
            resolving.shutdown();
            finding.shutdown();
        }

        void breakOff() {
            List<Runnable> unusedNever = workers.shutdownNow();
            unusedNever = resolving.shutdownNow();
            unusedNever = finding.shutdownNow();
        }

        boolean hasStopped(long end) throws InterruptedException {
            return workers.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    && resolving.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    && finding.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        }
    }

    /** Begins nothing new, and lets what was begun come to its end; what cannot in that time is given back as it was. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        looking.close();
        lanes.values().forEach(Lane::takeNothingNew);
        long end = System.nanoTime() + STOP.toNanos();
        for (Lane lane : lanes.values()) {
            if (!lane.hasStopped(end)) {
                lane.breakOff();
            }
        }
        long last = System.nanoTime() + BREAK_OFF.toNanos();
        for (Lane lane : lanes.values()) {
            if (!lane.hasStopped(last)) {
                LOG.warn("Acquirer {} is still being waited for", lane.acquirer);
            }
        }
    }
}

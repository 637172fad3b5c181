package io.paysession.benchmarks.store;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.machine.ProcessorTime;
import io.paysession.benchmarks.product.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of threads that do one thing to a store as often as they can. Each has sessions of its own. */
final class StoreLoad implements AutoCloseable {
    private static final int SESSIONS_OF_A_THREAD = 250;

    private final Store store;
    private final int threads;
    private final Database database;
    private final ExecutorService pool;
    private final List<List<String>> sessions = new ArrayList<>();

    /** What is measured. */
    enum Operation {
        CREATE,
        UPDATE,
        RETRIEVE;

        private void run(Store store, String id) {
            switch (this) {
                case CREATE -> {
                    String ignoredId = store.create();
                }
                case UPDATE -> store.update(id);
                case RETRIEVE -> store.retrieve(id);
            }
        }
    }

    StoreLoad(Store store, int threads, Database database) {
        this.database = database;
        this.store = store;
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** Makes the sessions that are updated and retrieved. */
    void prepare() {
        for (int thread = 0; thread < threads; thread++) {
            List<String> own = new ArrayList<>();
            for (int i = 0; i < SESSIONS_OF_A_THREAD; i++) {
                String id = store.create();
                store.update(id);
                own.add(id);
            }
            sessions.add(own);
        }
    }

    StoreResult run(Operation operation, int seconds) throws InterruptedException {
        double client = ProcessorTime.ofItself();
        double postgres = ProcessorTime.of(database.postmaster());
        long start = System.nanoTime();
        long deadline = start + seconds * 1_000_000_000L;
        List<Future<Long>> counts = new ArrayList<>();
        for (List<String> own : sessions) {
            counts.add(pool.submit(() -> repeat(operation, own, deadline)));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            try {
                sum += count.get();
            } catch (ExecutionException e) {
                throw new BenchmarkException(store.name() + " failed to " + operation + ": " + e.getCause(), e);
            }
        }
        return new StoreResult(
                sum,
                (System.nanoTime() - start) / 1e9,
                ProcessorTime.ofItself() - client,
                ProcessorTime.of(database.postmaster()) - postgres);
    }

    private long repeat(Operation operation, List<String> own, long deadline) {
        long count = 0;
        while (System.nanoTime() - deadline < 0) {
            operation.run(store, own.get((int) (count % own.size())));
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        var ignoredNeverStarted = pool.shutdownNow();
    }
}

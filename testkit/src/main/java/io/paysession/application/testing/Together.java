package io.paysession.application.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Real threads, all let go at the same moment. */
public final class Together implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final int threads;
    private final ExecutorService pool;

    /** @param threads how many tasks run at the same time, at least 1 */
    public Together(int threads) {
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads);
    }

    /**
     * Runs the task once on each thread and collects the results, in the order of their numbers.
     *
     * @param <T> what each brings
     * @param task what is done, given the number of the thread, counted from 0
     * @return what each has brought
     * @throws Exception what a task has thrown, wrapped
     */
    public <T> List<T> run(IntFunction<T> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                int unusedPlace = start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return task.apply(number);
            });
        }
        List<T> results = new ArrayList<>();
        for (var result : pool.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results;
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}

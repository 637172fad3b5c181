package io.paysession.benchmarks.machine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** Undoes what a benchmark has started, the last thing first: at its end, after a failure, and on Ctrl-C. */
public final class CleanUp implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    public CleanUp() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "clean-up"));
    }

    /**
     * Starts something that has to be stopped. A Ctrl-C in between waits until it has started, because what is half
     * started cannot be stopped.
     */
    public synchronized <T extends AutoCloseable> T start(Callable<T> starting) throws Exception {
        if (closed) {
            throw new BenchmarkException("stopped");
        }
        T thing = starting.call();
        started.push(thing);
        return thing;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                // What is left must be stopped all the same.
                System.err.println("benchmarks: something could not be cleaned up: " + e);
            }
        }
    }
}

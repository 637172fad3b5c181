package io.paysession.adapter.psp.link;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for things that wait: virtual ones where the runtime has them. Whoever waits in native code, as the reader of a
 * serial port does, gets a platform thread: a virtual one would hold one of the few threads that carry all the others.
 */
final class Workers {
    private final ExecutorService threads = Runtime.version().feature() >= 21 ? virtual() : platform();
    private final ExecutorService nativeThreads = platform();

    /** Runs it in a new thread. */
    void execute(Runnable task) {
        threads.execute(task);
    }

    /** Runs what waits in native code in a new thread. */
    void executeNative(Runnable task) {
        nativeThreads.execute(task);
    }

    /** Takes no more, and waits for what runs. */
    void shutDown(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        threads.shutdown();
        nativeThreads.shutdown();
        boolean unusedInTime = threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
        boolean unusedToo = nativeThreads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private static ExecutorService platform() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "terminal-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Java 17, the language level, does not know them. */
    private static ExecutorService virtual() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (IllegalAccessException | NoSuchMethodException | InvocationTargetException impossible) {
            throw new IllegalStateException("This runtime should have virtual threads", impossible);
        }
    }
}

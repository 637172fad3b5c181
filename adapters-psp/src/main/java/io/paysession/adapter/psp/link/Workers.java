package io.paysession.adapter.psp.link;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for things that wait: virtual ones where the runtime has them. */
final class Workers {
    private Workers() {}

    /** One new thread for each task. */
    static ExecutorService start() {
        return Runtime.version().feature() >= 21 ? virtual() : platform();
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

package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.TerminalKey;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells who listens in this process that something about a terminal is stored anew. A hint, not a promise: what another
 * process stores is not told, so whoever waits looks by himself now and then.
 */
public final class TerminalSignals {
    private final ConcurrentMap<TerminalKey, List<Runnable>> listeners = new ConcurrentHashMap<>();

    /** What ends the listening. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Listens.
     *
     * @param listener must return at once and never throw; it may be called from any thread
     */
    public Subscription listen(TerminalKey terminal, Runnable listener) {
        List<Runnable> unusedAll = listeners.compute(terminal, (key, known) -> {
            List<Runnable> list = known == null ? new CopyOnWriteArrayList<>() : known;
            list.add(listener);
            return list;
        });
        return () -> listeners.computeIfPresent(terminal, (key, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    /** Tells everybody who listens. */
    public void tell(TerminalKey terminal) {
        listeners.getOrDefault(terminal, List.of()).forEach(Runnable::run);
    }
}

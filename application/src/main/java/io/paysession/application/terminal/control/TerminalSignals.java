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
    private final Listeners changes = new Listeners();
    private final Listeners wishes = new Listeners();

    /** What ends the listening. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Listens for everything that is stored.
     *
     * @param listener must return at once and never throw; it may be called from any thread
     */
    public Subscription listen(TerminalKey terminal, Runnable listener) {
        return changes.add(terminal, listener);
    }

    /** Listens, in the same way, for what merchants wish only. */
    public Subscription listenToWishes(TerminalKey terminal, Runnable listener) {
        return wishes.add(terminal, listener);
    }

    /** A merchant's wish was stored. */
    public void wished(TerminalKey terminal) {
        wishes.tell(terminal);
        changes.tell(terminal);
    }

    /** Something else was stored. */
    public void changed(TerminalKey terminal) {
        changes.tell(terminal);
    }

    private static final class Listeners {
        private final ConcurrentMap<TerminalKey, List<Runnable>> all = new ConcurrentHashMap<>();

        Subscription add(TerminalKey terminal, Runnable listener) {
            List<Runnable> unusedAll = all.compute(terminal, (key, known) -> {
                List<Runnable> list = known == null ? new CopyOnWriteArrayList<>() : known;
                list.add(listener);
                return list;
            });
            return () -> all.computeIfPresent(terminal, (key, known) -> {
                known.remove(listener);
                return known.isEmpty() ? null : known;
            });
        }

        void tell(TerminalKey terminal) {
            all.getOrDefault(terminal, List.of()).forEach(Runnable::run);
        }
    }
}

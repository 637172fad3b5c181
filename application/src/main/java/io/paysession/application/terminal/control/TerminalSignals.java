package io.paysession.application.terminal.control;

import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;

/**
 * Tells who listens in this process that something about a terminal is stored anew. A hint, not a promise: what another
 * process stores is not told, so whoever waits looks by himself now and then.
 */
public final class TerminalSignals {
    private final Listeners changes = new Listeners();
    private final Listeners requests = new Listeners();

    /** What ends the listening. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Listens for everything that is stored.
     *
     * @param terminal which terminal
     * @param listener must return at once and never throw; it may be called from any thread
     * @return what ends that
     */
    public Subscription listen(TerminalKey terminal, Runnable listener) {
        return changes.add(terminal, listener);
    }

    /**
     * Listens, in the same way, for what merchants ask for only.
     *
     * @param terminal which terminal
     * @param listener must return at once and never throw; it may be called from any thread
     * @return what ends that
     */
    public Subscription listenToCommands(TerminalKey terminal, Runnable listener) {
        return requests.add(terminal, listener);
    }

    /**
     * A merchant's request was stored.
     *
     * @param terminal which terminal
     */
    public void asked(TerminalKey terminal) {
        requests.tell(terminal);
        changes.tell(terminal);
    }

    /**
     * Something else was stored.
     *
     * @param terminal which terminal
     */
    public void changed(TerminalKey terminal) {
        changes.tell(terminal);
    }

    private static final class Listeners {
        private Map<TerminalKey, List<Runnable>> all = HashMap.empty();

        synchronized Subscription add(TerminalKey terminal, Runnable listener) {
            all = all.put(terminal, of(terminal).append(listener));
            return () -> remove(terminal, listener);
        }

        private synchronized void remove(TerminalKey terminal, Runnable listener) {
            List<Runnable> rest = of(terminal).remove(listener);
            all = rest.isEmpty() ? all.remove(terminal) : all.put(terminal, rest);
        }

        private synchronized List<Runnable> of(TerminalKey terminal) {
            return all.getOrElse(terminal, List.empty());
        }

        void tell(TerminalKey terminal) {
            of(terminal).forEach(Runnable::run);
        }
    }
}

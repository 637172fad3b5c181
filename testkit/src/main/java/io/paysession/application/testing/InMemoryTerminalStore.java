package io.paysession.application.testing;

import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Terminals, their leases and their sessions in memory: they outlive whoever uses the ports, and end with the process.
 * The three ports look at the same world, one call at a time.
 */
public final class InMemoryTerminalStore {
    private final Map<TerminalKey, InMemoryTerminal> terminals = new LinkedHashMap<>();
    private final Set<TerminalSessionId> unreadable = new HashSet<>();
    private final TimeSource time;
    private final Terminals registered = new InMemoryTerminals(this);
    private final TerminalLeases leases = new InMemoryTerminalLeases(this);
    private final TerminalSessions sessions = new InMemoryTerminalSessions(this);

    /** @param time the store's own clock, which leases run by */
    public InMemoryTerminalStore(TimeSource time) {
        this.time = time;
    }

    /** {@return the registered terminals of this store} */
    public Terminals terminals() {
        return registered;
    }

    /** {@return the leases of this store} */
    public TerminalLeases leases() {
        return leases;
    }

    /** {@return the sessions of this store} */
    public TerminalSessions sessions() {
        return sessions;
    }

    /**
     * From now on the row of that session is damaged, or is put right.
     *
     * @param session which session
     * @param isDamaged whether it cannot be read from now on
     */
    public void damage(TerminalSessionId session, boolean isDamaged) {
        synchronized (this) {
            boolean unusedNews = isDamaged ? unreadable.add(session) : unreadable.remove(session);
        }
    }

    boolean isUnreadable(TerminalSessionId session) {
        return unreadable.contains(session);
    }

    Instant now() {
        return time.now();
    }

    /** Whatever is known under that name, even if it was removed. */
    Option<InMemoryTerminal> find(TerminalKey key) {
        return Option.of(terminals.get(key));
    }

    InMemoryTerminal findOrCreate(TerminalKey key) {
        return terminals.computeIfAbsent(key, InMemoryTerminal::new);
    }

    /** All terminals, in the order in which they were first registered. */
    Collection<InMemoryTerminal> all() {
        return terminals.values();
    }

    /** The terminal, if that lease is the current one. */
    Option<InMemoryTerminal> underLease(TerminalLeases.Lease lease) {
        return find(lease.key()).filter(terminal -> terminal.isHeldBy(lease));
    }

    List<InMemoryTerminal> heldBy(String holder) {
        List<InMemoryTerminal> held = new ArrayList<>(terminals.values());
        held.removeIf(terminal -> !terminal.holder.contains(holder));
        return held;
    }
}

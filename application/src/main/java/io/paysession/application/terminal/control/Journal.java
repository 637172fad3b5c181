package io.paysession.application.terminal.control;

import io.paysession.application.port.OutageException;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TerminalSessions.Written;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.DeviceSerial;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One terminal's sessions as far as they matter, and the way to write them under the lease.
 *
 * <p>There are two kinds of writes. An <em>intent</em> is stored before something is done: if it cannot be stored, it is
 * not done. A <em>fact</em> has happened: if it cannot be stored, it is kept until it can.
 */
final class Journal {
    /** An approval can come after its session is over, but not long after. */
    private static final int REMEMBERED = 16;

    private final TerminalSessions store;
    private final TerminalLeases leases;
    private final Lease lease;
    private final TerminalSignals signals;
    private final Map<TerminalSessionId, TerminalSession> unfinished = new LinkedHashMap<>();
    private final Deque<TerminalSession> finished = new ArrayDeque<>();
    /** What is over and to be tried once more; nobody else changes these. */
    private final Map<TerminalSessionId, TerminalSession> toBeTried = new LinkedHashMap<>();

    private final Deque<Runnable> facts = new ArrayDeque<>();
    private boolean stale = true;
    private boolean begun;
    private boolean leaseLost;

    Journal(ControlPorts ports, Lease lease, TerminalSignals signals) {
        this.store = ports.sessions();
        this.leases = ports.leases();
        this.lease = lease;
        this.signals = signals;
    }

    /** What is remembered may be outdated. */
    void becomesStale() {
        stale = true;
    }

    /**
     * Brings everything up to date and stores the facts that could not be stored before.
     *
     * @return false if that is not possible now; then nothing may be decided
     */
    boolean settle() {
        try {
            if (stale) {
                Seq<TerminalSession> stored = store.unfinished(lease.key());
                remindOfFinished();
                unfinished.clear();
                stored.forEach(session -> unfinished.put(session.order().id(), session));
                stale = false;
            }
            while (!facts.isEmpty() && !leaseLost) {
                facts.peekFirst().run();
                facts.removeFirst();
            }
            return !leaseLost;
        } catch (OutageException outage) {
            // Whether it was stored is unknown. The next time it is decided anew, on what is stored then.
            stale = true;
            return false;
        }
    }

    /** What ended before this process was in charge may still get a late approval. */
    private void remindOfFinished() {
        if (!begun) {
            newest(REMEMBERED)
                    .filter(session -> session.status().isOver())
                    .reverse()
                    .forEach(this::keep);
            store.toBeTried(lease.key())
                    .forEach(session -> toBeTried.put(session.order().id(), session));
            begun = true;
        }
    }

    /** Whether a write of an intent failed: it must be looked at again, soon. */
    boolean isInDoubt() {
        return stale;
    }

    /** Stores a fact, now or as soon as possible; it may be run more than once, and must read what it needs itself. */
    void fact(Runnable fact) {
        facts.addLast(fact);
    }

    /** A fact about one session. */
    void fact(TerminalSessionId id, Function<TerminalSession, Option<TerminalSession>> step) {
        fact(() -> {
            boolean unusedNews = write(id, step);
        });
    }

    /** Whether another process is in charge now. */
    boolean isLeaseLost() {
        return leaseLost;
    }

    Seq<TerminalSession> unfinished() {
        return List.ofAll(unfinished.values());
    }

    /** The session that occupies the terminal. */
    Option<TerminalSession> visitor() {
        return unfinished().find(session -> session.status().occupiesTerminal());
    }

    Option<TerminalSession> find(TerminalSessionId id) {
        return Option.of(unfinished.get(id))
                .orElse(Option.of(toBeTried.get(id)))
                .orElse(List.ofAll(finished)
                        .find(session -> session.order().id().equals(id)));
    }

    /** Unfinished sessions and those that ended lately; the newest first. */
    Seq<TerminalSession> recent() {
        return List.ofAll(finished)
                .appendAll(unfinished.values())
                .sorted(Comparator.comparing(
                                (TerminalSession session) -> session.order().createdAt())
                        .reversed());
    }

    /** What is over, and is to be tried once more. */
    Seq<TerminalSession> toBeTried() {
        return List.ofAll(toBeTried.values());
    }

    /** Whether a session that began after a moment may have an approval that nobody has seen, as it is stored. */
    boolean hasUnseenSince(Instant since) {
        return store.hasUnseenSince(lease.key(), since);
    }

    /**
     * Who was approved last under that number, as it is stored: however long ago; none also if that cannot be read, which
     * {@link #mayBeUnreadables} says.
     */
    Option<TerminalSession> lastHolder(long terminalSessionId, CardReader device) {
        try {
            return store.lastHolder(lease.key(), terminalSessionId, device);
        } catch (UnreadableException unreadable) {
            return Option.none();
        }
    }

    /** Whether what has that number on the terminal, and seems to be nobody's, may be of a session that cannot be read. */
    boolean mayBeUnreadables(long terminalSessionId, CardReader device) {
        try {
            Option<TerminalSession> unusedReadable = store.lastHolder(lease.key(), terminalSessionId, device);
            return hasUnreadable();
        } catch (UnreadableException unreadable) {
            return true;
        }
    }

    /**
     * Whether what a device has that does not tell who it is may be from before the device was exchanged, and exchanged
     * again: it may be the same device once more.
     *
     * @param generation how often it was exchanged
     */
    boolean mayBeFormers(long terminalSessionId, int generation) {
        return List.range(Math.max(0, generation - REMEMBERED), generation)
                .flatMap(former -> lastHolder(terminalSessionId, new CardReader(Option.none(), former)))
                .exists(holder -> holder.status() != TerminalSessionStatus.VOIDED);
    }

    /** Whether a session of the terminal cannot be read. */
    boolean hasUnreadable() {
        return store.hasUnreadable(lease.key());
    }

    /** The newest sessions of the terminal, as they are stored. */
    Seq<TerminalSession> newest(int limit) {
        return store.list(lease.key(), TerminalSessions.Filter.newest(limit));
    }

    /**
     * Writes what {@code step} makes of a session; if somebody else was faster, what it makes of the session then.
     *
     * @return whether something was written; not if there is no such session, nothing to write, or no lease
     * @throws OutageException if the store cannot be reached
     */
    boolean write(TerminalSessionId id, Function<TerminalSession, Option<TerminalSession>> step) {
        Option<TerminalSession> current = find(id);
        while (current.isDefined() && !leaseLost) {
            Option<TerminalSession> next = current.flatMap(step);
            if (next.isEmpty()) {
                return false;
            }
            Written written = store.replace(current.get(), next.get(), lease);
            if (written == Written.WRITTEN) {
                remember(next.get());
                return true;
            }
            leaseLost = written == Written.LEASE_LOST;
            current = findStored(id);
            current.forEach(this::keep);
        }
        return false;
    }

    /** One that cannot be read any more is left out from now on. */
    private Option<TerminalSession> findStored(TerminalSessionId id) {
        try {
            return store.find(lease.key(), id);
        } catch (UnreadableException unreadable) {
            forget(id);
            return Option.none();
        }
    }

    private void forget(TerminalSessionId id) {
        TerminalSession unusedKnown = unfinished.remove(id);
        toBeTried.remove(id);
        finished.removeIf(known -> known.order().id().equals(id));
    }

    /** The same for a session that was just read from the store. */
    boolean writeStored(TerminalSession stored, Function<TerminalSession, Option<TerminalSession>> step) {
        keep(stored);
        return write(stored.order().id(), step);
    }

    /** Writes an intent. False if it was not written, for whatever reason: then it must not be carried out. */
    boolean intend(TerminalSessionId id, Function<TerminalSession, Option<TerminalSession>> step) {
        try {
            return write(id, step);
        } catch (OutageException outage) {
            stale = true;
            return false;
        }
    }

    /** How many sessions that nobody asked for were found anywhere from a moment on, as it is stored. */
    long strangers(Instant since) {
        return store.strangers(since);
    }

    /** Does what needs the store. If that is away, what is decided then is looked at again, soon. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (OutageException outage) {
            stale = true;
        }
    }

    /** Writes what was found on the terminal. */
    void writeStray(TerminalSession stray) {
        Written written = store.addStray(stray, lease);
        leaseLost |= written == Written.LEASE_LOST;
        if (written == Written.WRITTEN) {
            remember(stray);
        }
    }

    /** Says how the terminal is. */
    void report(TerminalStatus status) {
        leaseLost |= !leases.report(lease, status);
        signals.changed(lease.key());
    }

    /** How long the lease lasts; none if another process is in charge, or nobody can tell now. */
    Option<Duration> leaseLeft() {
        try {
            Option<Duration> left = leases.left(lease);
            leaseLost |= left.isEmpty();
            return left;
        } catch (OutageException outage) {
            return Option.none();
        }
    }

    /** A device is there that has told this; what is known then, and nothing if another process is in charge. */
    Option<Recognition> recognise(Option<DeviceSerial> told) {
        boolean owesSilent = hasUnreadable()
                || store.unfinished(lease.key())
                        .appendAll(store.toBeTried(lease.key()))
                        .exists(session -> session.card()
                                .exists(card -> card.reader().serial().isEmpty()));
        Option<Recognition> known = leases.recognise(lease, before -> before.meets(told, owesSilent));
        leaseLost |= known.isEmpty();
        return known;
    }

    private void remember(TerminalSession session) {
        keep(session);
        signals.changed(lease.key());
    }

    private void keep(TerminalSession session) {
        TerminalSessionId id = session.order().id();
        finished.removeIf(known -> known.order().id().equals(id));
        toBeTried.remove(id);
        if (session.isToBeTried()) {
            toBeTried.put(id, session);
        }
        if (session.status().isOver()) {
            unfinished.remove(id);
            finished.addFirst(session);
            if (finished.size() > REMEMBERED) {
                finished.removeLast();
            }
        } else {
            unfinished.put(id, session);
        }
    }
}

package io.paysession.application.testing;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.terminal.Reservation;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Unknown;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.card.PresentedCard;
import io.paysession.domain.terminal.device.CardReader;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/** The journal of an {@link InMemoryTerminalStore}. */
final class InMemoryTerminalSessions implements TerminalSessions {
    private static final Comparator<TerminalSession> BY_AGE =
            Comparator.comparing(session -> session.order().createdAt());

    private final InMemoryTerminalStore store;

    InMemoryTerminalSessions(InMemoryTerminalStore store) {
        this.store = store;
    }

    @Override
    public Addition add(Scanning session) {
        synchronized (store) {
            return store.find(session.order().terminal())
                    .filter(terminal -> terminal.registered.isDefined())
                    .map(terminal -> add(terminal, session))
                    .getOrElse(Addition.NoTerminal::new);
        }
    }

    private Addition add(InMemoryTerminal terminal, Scanning session) {
        Option<TerminalSession> existing = sameReference(terminal, session);
        if (existing.isDefined()) {
            return new Addition.Exists(existing.get());
        }
        Option<TerminalSession> busy =
                all(terminal).find(other -> other.status().occupiesTerminal());
        if (busy.isDefined()) {
            return new Addition.Busy(busy.get().order().id());
        }
        if (terminal.sessions.containsKey(session.order().id())) {
            throw new IllegalStateException("A session of this name exists already");
        }
        terminal.keep(session);
        terminal.askedAt = store.now();
        return new Addition.Added();
    }

    @Override
    public long strangers(Instant since) {
        synchronized (store) {
            return List.ofAll(store.all())
                    .flatMap(this::all)
                    .count(session -> session.order().isStranger()
                            && !session.order().createdAt().isBefore(since));
        }
    }

    @Override
    public Written addStray(TerminalSession stray, Lease lease) {
        requireSameTerminal(stray, lease);
        synchronized (store) {
            return store.underLease(lease)
                    .map(terminal -> {
                        if (terminal.sessions.containsKey(stray.order().id())
                                || sameReference(terminal, stray).isDefined()) {
                            return Written.CHANGED_MEANWHILE;
                        }
                        terminal.keep(stray);
                        return Written.WRITTEN;
                    })
                    .getOrElse(Written.LEASE_LOST);
        }
    }

    @Override
    public Option<TerminalSession> find(TerminalKey terminal, TerminalSessionId id) {
        synchronized (store) {
            return store.find(terminal)
                    .flatMap(stored -> Option.of(stored.sessions.get(id)))
                    .map(this::readable);
        }
    }

    @Override
    public Seq<TerminalSession> list(TerminalKey terminal, Filter filter) {
        synchronized (store) {
            return all(terminal)
                    .filter(session -> !filter.undisposed() || session.status().isUndisposed())
                    .filter(session -> !filter.attention() || session.needsAttention())
                    .filter(session -> filter.createdBefore()
                            .forAll(end -> session.order().createdAt().isBefore(end)))
                    .filter(session -> filter.cardHash()
                            .forAll(hash ->
                                    session.card().exists(card -> card.hash().contains(hash))))
                    .reject(this::isUnreadable)
                    .sorted(BY_AGE)
                    .reverse()
                    .take(filter.limit());
        }
    }

    @Override
    public Option<TerminalSession> lastHolder(TerminalKey terminal, long terminalSessionId, CardReader device) {
        synchronized (store) {
            return all(terminal)
                    .filter(session ->
                            session.reservation().exists(held -> held.terminalSessionId() == terminalSessionId))
                    .filter(session ->
                            isReadBy(session.card().map(PresentedCard::reader).getOrElse(CardReader.UNKNOWN), device))
                    .maxBy(session -> session.reservation().get().approvedAt())
                    .map(this::readable);
        }
    }

    private static boolean isReadBy(CardReader reader, CardReader device) {
        return reader.serial().isDefined()
                ? reader.serial().equals(device.serial())
                : reader.generation() == device.generation();
    }

    @Override
    public Seq<TerminalSession> unfinished(TerminalKey terminal) {
        synchronized (store) {
            return all(terminal)
                    .filter(session -> !session.status().isOver())
                    .reject(this::isUnreadable)
                    .sorted(BY_AGE);
        }
    }

    @Override
    public Seq<TerminalSession> toBeTried(TerminalKey terminal) {
        synchronized (store) {
            return all(terminal)
                    .filter(TerminalSession::isToBeTried)
                    .reject(this::isUnreadable)
                    .sorted(BY_AGE);
        }
    }

    @Override
    public boolean hasUnseenSince(TerminalKey terminal, Instant since) {
        synchronized (store) {
            return all(terminal)
                    .filter(session -> session.order().createdAt().isAfter(since))
                    .filter(session -> session.status() == TerminalSessionStatus.UNKNOWN
                            || session.status() == TerminalSessionStatus.EXPIRED)
                    .exists(session -> session.reservation().isEmpty());
        }
    }

    @Override
    public boolean hasUnreadable(TerminalKey terminal) {
        synchronized (store) {
            return all(terminal).exists(this::isUnreadable);
        }
    }

    private boolean isUnreadable(TerminalSession session) {
        return store.isUnreadable(session.order().id());
    }

    private TerminalSession readable(TerminalSession session) {
        if (isUnreadable(session)) {
            throw new UnreadableException(UnreadableException.Kind.TERMINAL_SESSION, "Somebody has changed it");
        }
        return session;
    }

    @Override
    public Option<Recorded> recorded(TerminalKey terminal, TerminalSessionId id) {
        synchronized (store) {
            return find(terminal, id).map(session -> new Recorded(session, history(terminal, id)));
        }
    }

    @Override
    public Seq<Entry> history(TerminalKey terminal, TerminalSessionId id) {
        synchronized (store) {
            return story(terminal)
                    .filter(happened -> happened.session().contains(id))
                    .flatMap(InMemoryTerminal.Happened::entry);
        }
    }

    @Override
    public boolean replace(TerminalSession current, TerminalSession next) {
        requireSuccessor(current, next);
        synchronized (store) {
            return store.find(current.order().terminal())
                    .filter(terminal -> replace(terminal, current, next))
                    .peek(terminal -> terminal.askedAt = store.now())
                    .isDefined();
        }
    }

    @Override
    public Written replace(TerminalSession current, TerminalSession next, Lease lease) {
        requireSuccessor(current, next);
        requireSameTerminal(current, lease);
        synchronized (store) {
            return store.underLease(lease)
                    .map(terminal -> replace(terminal, current, next) ? Written.WRITTEN : Written.CHANGED_MEANWHILE)
                    .getOrElse(Written.LEASE_LOST);
        }
    }

    private static boolean replace(InMemoryTerminal terminal, TerminalSession current, TerminalSession next) {
        Option<TerminalSession> stored =
                Option.of(terminal.sessions.get(current.order().id()));
        boolean isCurrent = stored.exists(
                session -> session.step().number() == current.step().number());
        if (isCurrent) {
            terminal.keep(next);
        }
        return isCurrent;
    }

    @Override
    public Seq<Happening> happenings(TerminalKey terminal, long after, int limit) {
        synchronized (store) {
            return story(terminal)
                    .dropWhile(happened -> happened.position() <= after)
                    .reject(happened -> happened.session().exists(store::isUnreadable))
                    .take(limit)
                    .map(happened -> new Happening(
                            happened.position(),
                            happened.at(),
                            happened.session()
                                    .flatMap(id -> find(terminal, id))
                                    .map(session -> new SessionStep(
                                            session, happened.entry().get())),
                            happened.terminal()));
        }
    }

    @Override
    public long latest(TerminalKey terminal) {
        synchronized (store) {
            return story(terminal).size();
        }
    }

    @Override
    public Owed owed(Instant soon) {
        synchronized (store) {
            Seq<TerminalSession> all = List.ofAll(store.all()).flatMap(this::all);
            Seq<TerminalSession> undisposed =
                    all.filter(session -> session.status().isUndisposed());
            return new Owed(
                    undisposed.size(),
                    all.count(TerminalSession::needsAttention),
                    undisposed.map(session -> session.order().createdAt()).min(),
                    undisposed.count(session -> endOnTerminal(session).exists(end -> !end.isAfter(soon))));
        }
    }

    /** When the terminal disposes of it by itself. */
    private static Option<Instant> endOnTerminal(TerminalSession session) {
        return session instanceof Unknown unknown
                ? unknown.until()
                : session.reservation().flatMap(Reservation::terminalDeadline);
    }

    private static Option<TerminalSession> sameReference(InMemoryTerminal terminal, TerminalSession session) {
        return List.ofAll(terminal.sessions.values())
                .find(other -> other.order().reference().equals(session.order().reference()));
    }

    private Seq<TerminalSession> all(TerminalKey terminal) {
        return store.find(terminal).map(this::all).getOrElse(List.empty());
    }

    private Seq<TerminalSession> all(InMemoryTerminal terminal) {
        return List.ofAll(terminal.sessions.values());
    }

    private Seq<InMemoryTerminal.Happened> story(TerminalKey terminal) {
        return store.find(terminal)
                .<Seq<InMemoryTerminal.Happened>>map(stored -> List.ofAll(stored.story))
                .getOrElse(List.empty());
    }

    private static void requireSuccessor(TerminalSession current, TerminalSession next) {
        if (!current.order().id().equals(next.order().id())
                || !current.order().terminal().equals(next.order().terminal())
                || current.step().number() + 1 != next.step().number()) {
            throw new IllegalArgumentException("A session is replaced by its own next state");
        }
    }

    private static void requireSameTerminal(TerminalSession session, Lease lease) {
        if (!session.order().terminal().equals(lease.key())) {
            throw new IllegalArgumentException("A lease is for its own terminal");
        }
    }
}

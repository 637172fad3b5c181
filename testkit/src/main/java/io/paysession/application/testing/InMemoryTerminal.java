package io.paysession.application.testing;

import io.paysession.application.port.TerminalLeases.Lease;
import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that is kept of one terminal. It stays when the terminal is removed, so that positions and epochs go on. */
final class InMemoryTerminal {
    final TerminalKey key;
    Option<Terminal> registered = Option.none();
    Recognition device = Recognition.NOTHING;
    TerminalStatus status = TerminalStatus.CONNECTING;
    Option<String> holder = Option.none();
    long epoch;
    Instant leaseUntil = Instant.MIN;
    Option<Instant> attendedAt = Option.none();
    Instant askedAt = Instant.MIN;

    /** In the order in which they were stored. */
    final Map<TerminalSessionId, TerminalSession> sessions = new LinkedHashMap<>();

    final List<Happened> story = new ArrayList<>();

    /** Something that happened: a session's step, or the terminal's status. */
    record Happened(
            long position,
            Instant at,
            Option<TerminalSessionId> session,
            Option<Entry> entry,
            Option<TerminalStatus> terminal) {}

    InMemoryTerminal(TerminalKey key) {
        this.key = key;
    }

    boolean isHeldBy(Lease lease) {
        return holder.contains(lease.holder()) && epoch == lease.epoch();
    }

    /** Whether somebody is in charge, as far as anybody can tell. */
    boolean isLeased(Instant now) {
        return holder.isDefined() && now.isBefore(leaseUntil);
    }

    /** What whoever is in charge has said last. */
    TerminalStatus status(Instant now) {
        return isLeased(now) ? status : TerminalStatus.CONNECTING;
    }

    boolean isUsed() {
        return sessions.values().stream().anyMatch(session -> !session.status().isOver());
    }

    void endLease() {
        holder = Option.none();
        status = TerminalStatus.CONNECTING;
    }

    /** Keeps a session's state, and that it came to it. */
    void keep(TerminalSession session) {
        sessions.put(session.order().id(), session);
        story.add(new Happened(
                story.size() + 1,
                session.step().at(),
                Option.some(session.order().id()),
                Option.some(new Entry(session.step(), session.status())),
                Option.none()));
    }

    void keep(TerminalStatus next, Instant now) {
        if (status != next) {
            status = next;
            story.add(new Happened(story.size() + 1, now, Option.none(), Option.none(), Option.some(next)));
        }
    }
}

package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TerminalSessions.Recorded;
import io.paysession.domain.terminal.TerminalSession;
import io.vavr.collection.Seq;

/**
 * A session and how it got there.
 *
 * @param history its steps, the first one first
 */
public record TerminalSessionView(TerminalSession session, Seq<TerminalSessions.Entry> history) {
    static TerminalSessionView of(Recorded recorded) {
        return new TerminalSessionView(recorded.session(), recorded.history());
    }
}

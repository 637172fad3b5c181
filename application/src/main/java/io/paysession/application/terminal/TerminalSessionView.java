package io.paysession.application.terminal;

import io.paysession.application.port.TerminalSessions;
import io.paysession.domain.terminal.TerminalSession;
import io.vavr.collection.Seq;

/**
 * A session and how it got there.
 *
 * @param history its steps, the first one first; it may be further than the session
 */
public record TerminalSessionView(TerminalSession session, Seq<TerminalSessions.Entry> history) {}

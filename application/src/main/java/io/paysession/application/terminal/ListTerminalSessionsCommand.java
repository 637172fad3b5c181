package io.paysession.application.terminal;

import io.paysession.application.port.TerminalSessions;
import io.paysession.domain.terminal.TerminalKey;

/** Which sessions of which terminal. */
public record ListTerminalSessionsCommand(TerminalKey terminal, TerminalSessions.Filter filter) {}

package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions;
import io.paysession.domain.terminal.device.TerminalKey;

/** Which sessions of which terminal. */
public record ListTerminalSessionsCommand(TerminalKey terminal, TerminalSessions.Filter filter) {}

package io.paysession.application.terminal;

import io.paysession.domain.terminal.TerminalKey;
import io.paysession.domain.terminal.TerminalSessionId;

/** What is wanted of which session. */
public record OperateTerminalSessionCommand(TerminalKey terminal, TerminalSessionId session, SessionCommand request) {}

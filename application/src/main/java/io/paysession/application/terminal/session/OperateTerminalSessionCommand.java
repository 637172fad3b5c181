package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.TerminalSessionId;

/** What is wanted of which session. */
public record OperateTerminalSessionCommand(TerminalKey terminal, TerminalSessionId session, SessionCommand request) {}

package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.TerminalSessionId;

/** Which session. */
public record RetrieveTerminalSessionCommand(TerminalKey terminal, TerminalSessionId session) {}

package io.paysession.application.terminal;

import io.paysession.domain.terminal.TerminalKey;
import io.paysession.domain.terminal.TerminalSessionId;

/** Which session. */
public record RetrieveTerminalSessionCommand(TerminalKey terminal, TerminalSessionId session) {}

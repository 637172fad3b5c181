package io.paysession.application.terminal;

import io.paysession.domain.terminal.TerminalKey;

/** Which terminal. */
public record RemoveTerminalCommand(TerminalKey terminal) {}

package io.paysession.application.terminal;

import io.paysession.domain.terminal.Terminal;

/** The terminal as it is wanted. */
public record RegisterTerminalCommand(Terminal terminal) {}

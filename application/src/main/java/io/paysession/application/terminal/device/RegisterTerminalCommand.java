package io.paysession.application.terminal.device;

import io.paysession.domain.terminal.device.Terminal;

/** The terminal as it is wanted. */
public record RegisterTerminalCommand(Terminal terminal) {}

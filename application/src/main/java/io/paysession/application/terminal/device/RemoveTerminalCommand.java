package io.paysession.application.terminal.device;

import io.paysession.domain.terminal.device.TerminalKey;

/** Which terminal. */
public record RemoveTerminalCommand(TerminalKey terminal) {}

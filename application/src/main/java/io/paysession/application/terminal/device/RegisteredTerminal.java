package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;

/**
 * A terminal that is registered now.
 *
 * @param added whether it was not before
 */
public record RegisteredTerminal(Terminals.Registered terminal, boolean added) {}

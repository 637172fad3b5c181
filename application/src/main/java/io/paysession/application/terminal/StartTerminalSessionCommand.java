package io.paysession.application.terminal;

import io.paysession.domain.terminal.SessionOrder;
import io.paysession.domain.terminal.TerminalKey;

/** What is wanted of which terminal. */
public record StartTerminalSessionCommand(TerminalKey terminal, SessionOrder.Wanted wanted) {}

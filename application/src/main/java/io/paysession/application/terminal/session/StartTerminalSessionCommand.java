package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.SessionOrder;

/** What is wanted of which terminal. */
public record StartTerminalSessionCommand(TerminalKey terminal, SessionOrder.Wanted wanted) {}

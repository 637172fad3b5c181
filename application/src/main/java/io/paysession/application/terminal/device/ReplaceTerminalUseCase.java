package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Says that a terminal is another device than before. Said again, it is as it is. */
public interface ReplaceTerminalUseCase {
    /**
     * {@return the terminal with its new device} What the former device has approved stays owed by that one: it is
     * never disposed of on the new one, and waits until the former is back or its own timeout is over. Refused, nothing
     * has changed: the terminal is unknown, or another device is there than was named.
     */
    Either<TerminalRefusal, Terminals.Registered> replaceTerminal(ReplaceTerminalCommand command);
}

package io.paysession.application.terminal.device;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Either;

/** Forgets a terminal. */
public interface RemoveTerminalUseCase {
    /** @return right: it is gone; left: there is none, or a session on it is not over, and nothing has changed */
    Either<TerminalRefusal, TerminalKey> removeTerminal(RemoveTerminalCommand command);
}

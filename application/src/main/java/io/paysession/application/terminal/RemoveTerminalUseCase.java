package io.paysession.application.terminal;

import io.paysession.domain.terminal.TerminalKey;
import io.paysession.domain.terminal.TerminalRefusal;
import io.vavr.control.Either;

/** Forgets a terminal. */
public interface RemoveTerminalUseCase {
    /** @return right: it is gone; left: there is none, or a session on it is not over, and nothing has changed */
    Either<TerminalRefusal, TerminalKey> removeTerminal(RemoveTerminalCommand command);
}

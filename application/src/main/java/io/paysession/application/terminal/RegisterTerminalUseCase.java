package io.paysession.application.terminal;

import io.paysession.domain.terminal.TerminalRefusal;
import io.vavr.control.Either;

/** Makes sure that a terminal is registered as wanted. */
public interface RegisterTerminalUseCase {
    /** @return right: it is, and was added or not; left: why not, nothing has changed */
    Either<TerminalRefusal, RegisteredTerminal> registerTerminal(RegisterTerminalCommand command);
}

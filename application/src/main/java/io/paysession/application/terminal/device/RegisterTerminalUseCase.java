package io.paysession.application.terminal.device;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Makes sure that a terminal is registered as wanted. */
public interface RegisterTerminalUseCase {
    /** @return right: it is, and was added or not; left: why not, nothing has changed */
    Either<TerminalRefusal, RegisteredTerminal> registerTerminal(RegisterTerminalCommand command);
}

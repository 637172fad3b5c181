package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Shows a terminal and its live state. */
public interface RetrieveTerminalUseCase {
    /** @return right: the terminal; left: there is none */
    Either<TerminalRefusal, Terminals.Registered> retrieveTerminal(RetrieveTerminalCommand command);
}

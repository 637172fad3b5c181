package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Shows a session with its history. */
public interface RetrieveTerminalSessionUseCase {
    /** @return right: the session; left: there is none */
    Either<TerminalRefusal, TerminalSessionView> retrieveTerminalSession(RetrieveTerminalSessionCommand command);
}

package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Stores what a merchant wants of a session. The process in charge of the terminal does it. */
public interface OperateTerminalSessionUseCase {
    /** @return right: the session after the request, which may be further already; left: why not, nothing has changed */
    Either<TerminalRefusal, TerminalSessionView> operateTerminalSession(OperateTerminalSessionCommand command);
}

package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Lets a terminal wait for a card, to reserve an amount. */
public interface StartTerminalSessionUseCase {
    /** @return right: the session, new or the one that this reference already has; left: why not, nothing has changed */
    Either<TerminalRefusal, StartedTerminalSession> startTerminalSession(StartTerminalSessionCommand command);
}

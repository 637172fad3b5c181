package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

/** Tells what happened on a terminal. */
public interface FollowTerminalUseCase {
    /** @return right: what happened since; left: there is no such terminal */
    Either<TerminalRefusal, TerminalStory> followTerminal(FollowTerminalCommand command);
}

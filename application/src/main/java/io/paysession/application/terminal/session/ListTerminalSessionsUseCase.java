package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Lists the sessions of a terminal, the newest first. */
public interface ListTerminalSessionsUseCase {
    /** @return right: the sessions; left: there is no such terminal */
    Either<TerminalRefusal, Seq<TerminalSession>> listTerminalSessions(ListTerminalSessionsCommand command);
}

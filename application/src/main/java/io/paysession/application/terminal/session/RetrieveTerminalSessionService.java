package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

final class RetrieveTerminalSessionService implements RetrieveTerminalSessionUseCase {
    private final TerminalSessions sessions;

    RetrieveTerminalSessionService(TerminalSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Either<TerminalRefusal, TerminalSessionView> retrieveTerminalSession(
            RetrieveTerminalSessionCommand command) {
        return sessions.recorded(command.terminal(), command.session())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchSession())
                .map(TerminalSessionView::of);
    }
}

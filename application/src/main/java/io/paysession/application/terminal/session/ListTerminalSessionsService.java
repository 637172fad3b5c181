package io.paysession.application.terminal.session;

import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

final class ListTerminalSessionsService implements ListTerminalSessionsUseCase {
    private final TerminalPorts ports;

    ListTerminalSessionsService(TerminalPorts ports) {
        this.ports = ports;
    }

    @Override
    public Either<TerminalRefusal, Seq<TerminalSession>> listTerminalSessions(ListTerminalSessionsCommand command) {
        return ports.terminals()
                .find(command.terminal())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchTerminal())
                .map(found -> ports.sessions().list(command.terminal(), command.filter()));
    }
}

package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.vavr.control.Either;

final class RetrieveTerminalService implements RetrieveTerminalUseCase {
    private final Terminals terminals;

    RetrieveTerminalService(Terminals terminals) {
        this.terminals = terminals;
    }

    @Override
    public Either<TerminalRefusal, Terminals.Registered> retrieveTerminal(RetrieveTerminalCommand command) {
        return terminals.find(command.terminal()).toEither(new TerminalRefusal.NoSuchTerminal());
    }
}

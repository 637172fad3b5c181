package io.paysession.application.terminal;

import io.paysession.application.port.Terminals;
import io.paysession.domain.terminal.TerminalRefusal;
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

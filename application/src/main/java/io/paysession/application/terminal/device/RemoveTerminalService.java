package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Either;

final class RemoveTerminalService implements RemoveTerminalUseCase {
    private final Terminals terminals;

    RemoveTerminalService(Terminals terminals) {
        this.terminals = terminals;
    }

    @Override
    public Either<TerminalRefusal, TerminalKey> removeTerminal(RemoveTerminalCommand command) {
        return switch (terminals.remove(command.terminal())) {
            case REMOVED -> Either.right(command.terminal());
            case NOT_FOUND -> Either.left(new TerminalRefusal.NoSuchTerminal());
            case STILL_USED -> Either.left(new TerminalRefusal.StillUsed());
        };
    }
}

package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.Recognition;
import io.vavr.control.Either;

final class ReplaceTerminalService implements ReplaceTerminalUseCase {
    private final Terminals terminals;
    private final TimeSource time;

    ReplaceTerminalService(Terminals terminals, TimeSource time) {
        this.terminals = terminals;
        this.time = time;
    }

    @Override
    public Either<TerminalRefusal, Terminals.Registered> replaceTerminal(ReplaceTerminalCommand command) {
        return switch (terminals.replace(command.terminal(), command.device(), time.now())) {
            case REPLACED -> terminals.find(command.terminal()).toEither(new TerminalRefusal.NoSuchTerminal());
            case NOT_FOUND -> Either.left(new TerminalRefusal.NoSuchTerminal());
            case NOT_THERE ->
                Either.left(new TerminalRefusal.NoSuchDevice(terminals
                        .find(command.terminal())
                        .map(Terminals.Registered::device)
                        .flatMap(Recognition::found)));
        };
    }
}

package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

final class FollowTerminalService implements FollowTerminalUseCase {
    private final TerminalPorts ports;

    FollowTerminalService(TerminalPorts ports) {
        this.ports = ports;
    }

    @Override
    public Either<TerminalRefusal, TerminalStory> followTerminal(FollowTerminalCommand command) {
        return ports.terminals()
                .find(command.terminal())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchTerminal())
                .map(found -> command.after()
                        .map(after -> since(command.terminal(), after, command.limit()))
                        .getOrElse(() ->
                                new TerminalStory(List.empty(), ports.sessions().latest(command.terminal()))));
    }

    private TerminalStory since(TerminalKey terminal, long after, int limit) {
        Seq<TerminalSessions.Happening> happenings = ports.sessions().happenings(terminal, after, limit);
        return new TerminalStory(
                happenings,
                happenings
                        .lastOption()
                        .map(TerminalSessions.Happening::position)
                        .getOrElse(after));
    }
}

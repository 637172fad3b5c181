package io.paysession.application.terminal;

import io.paysession.application.terminal.control.TerminalSignals;

/**
 * The terminal use cases, ready to be called or to be wrapped one by one.
 *
 * @param signals where to hear that something about a terminal has changed
 */
public record TerminalUseCases(
        RegisterTerminalUseCase register,
        RetrieveTerminalUseCase retrieve,
        ListTerminalsUseCase list,
        RemoveTerminalUseCase remove,
        ReplaceTerminalUseCase replace,
        FollowTerminalUseCase follow,
        StartTerminalSessionUseCase start,
        OperateTerminalSessionUseCase operate,
        RetrieveTerminalSessionUseCase retrieveSession,
        ListTerminalSessionsUseCase listSessions,
        TerminalSignals signals) {

    /** The same with another way to register. */
    public TerminalUseCases withRegister(RegisterTerminalUseCase other) {
        return new TerminalUseCases(
                other, retrieve, list, remove, replace, follow, start, operate, retrieveSession, listSessions, signals);
    }

    /** Wires the use cases to the ports. */
    public static TerminalUseCases of(TerminalPorts ports, TerminalSettings settings, TerminalSignals signals) {
        return new TerminalUseCases(
                new RegisterTerminalService(ports.terminals(), settings),
                new RetrieveTerminalService(ports.terminals()),
                new ListTerminalsService(ports.terminals()),
                new RemoveTerminalService(ports.terminals()),
                new ReplaceTerminalService(ports.terminals(), ports.time()),
                new FollowTerminalService(ports),
                new StartTerminalSessionService(ports, settings, signals),
                new OperateTerminalSessionService(ports, settings.rules(), signals),
                new RetrieveTerminalSessionService(ports.sessions()),
                new ListTerminalSessionsService(ports),
                signals);
    }
}

package io.paysession.application.terminal.session;

import io.paysession.application.terminal.control.TerminalSignals;

/** What a merchant can do on the terminals it has: start sessions, operate them, and hear what happens. */
public record TerminalSessionUseCases(
        StartTerminalSessionUseCase start,
        OperateTerminalSessionUseCase operate,
        RetrieveTerminalSessionUseCase retrieve,
        ListTerminalSessionsUseCase list,
        FollowTerminalUseCase follow) {

    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @param settings what the operator chose
     * @param signals what is told of every request, so that it is carried out at once
     * @return the use cases on these ports
     */
    public static TerminalSessionUseCases of(TerminalPorts ports, TerminalSettings settings, TerminalSignals signals) {
        return new TerminalSessionUseCases(
                new StartTerminalSessionService(ports, settings, signals),
                new OperateTerminalSessionService(ports, settings.rules(), signals),
                new RetrieveTerminalSessionService(ports.sessions()),
                new ListTerminalSessionsService(ports),
                new FollowTerminalService(ports));
    }
}

package io.paysession.application.terminal;

import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.device.DeviceUseCases;
import io.paysession.application.terminal.device.ListTerminalsUseCase;
import io.paysession.application.terminal.device.RegisterTerminalUseCase;
import io.paysession.application.terminal.device.RemoveTerminalUseCase;
import io.paysession.application.terminal.device.ReplaceTerminalUseCase;
import io.paysession.application.terminal.device.RetrieveTerminalUseCase;
import io.paysession.application.terminal.session.FollowTerminalUseCase;
import io.paysession.application.terminal.session.ListTerminalSessionsUseCase;
import io.paysession.application.terminal.session.OperateTerminalSessionUseCase;
import io.paysession.application.terminal.session.RetrieveTerminalSessionUseCase;
import io.paysession.application.terminal.session.StartTerminalSessionUseCase;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSessionUseCases;
import io.paysession.application.terminal.session.TerminalSettings;

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

    /**
     * {@return the same with another way to register}
     *
     * @param other what registers terminals from now on
     */
    public TerminalUseCases withRegister(RegisterTerminalUseCase other) {
        return new TerminalUseCases(
                other, retrieve, list, remove, replace, follow, start, operate, retrieveSession, listSessions, signals);
    }

    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @param settings what the operator chose
     * @param signals what is told of every request, so that it is carried out at once
     * @return the use cases on these ports
     */
    public static TerminalUseCases of(TerminalPorts ports, TerminalSettings settings, TerminalSignals signals) {
        DeviceUseCases devices = DeviceUseCases.of(ports.terminals(), ports.time(), settings.permits());
        TerminalSessionUseCases sessions = TerminalSessionUseCases.of(ports, settings, signals);
        return new TerminalUseCases(
                devices.register(),
                devices.retrieve(),
                devices.list(),
                devices.remove(),
                devices.replace(),
                sessions.follow(),
                sessions.start(),
                sessions.operate(),
                sessions.retrieve(),
                sessions.list(),
                signals);
    }
}

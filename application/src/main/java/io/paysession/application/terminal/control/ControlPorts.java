package io.paysession.application.terminal.control;

import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TimeSource;

/** What the process in charge of terminals needs from the world. */
public record ControlPorts(
        TerminalSessions sessions,
        TerminalLeases leases,
        Randomness randomness,
        TimeSource time,
        MonotonicTime monotonic) {}

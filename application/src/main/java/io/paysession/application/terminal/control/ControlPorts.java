package io.paysession.application.terminal.control;

import io.paysession.application.port.MonotonicTime;
import io.paysession.application.port.Randomness;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.TimeSource;
import java.util.Objects;

/** What the process in charge of terminals needs from the world. */
public record ControlPorts(
        TerminalSessions sessions,
        TerminalLeases leases,
        Randomness randomness,
        TimeSource time,
        MonotonicTime monotonic) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public ControlPorts {
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(leases, "leases");
        Objects.requireNonNull(randomness, "randomness");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(monotonic, "monotonic");
    }
}

package io.paysession.application.terminal.session;

import io.paysession.application.port.Randomness;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.port.TimeSource;
import java.util.Objects;

/** What the terminal use cases need from the world. */
public record TerminalPorts(Terminals terminals, TerminalSessions sessions, Randomness randomness, TimeSource time) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public TerminalPorts {
        Objects.requireNonNull(terminals, "terminals");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(randomness, "randomness");
        Objects.requireNonNull(time, "time");
    }
}

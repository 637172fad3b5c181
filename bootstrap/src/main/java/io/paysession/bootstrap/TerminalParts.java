package io.paysession.bootstrap;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.psp.PspAdapter;
import io.paysession.adapter.psp.PspSettings;
import io.paysession.application.terminal.TerminalPorts;
import io.paysession.application.terminal.TerminalSettings;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import java.time.Instant;

/** Everything about card terminals: what merchants can do, and the links on which it is done. */
final class TerminalParts implements AutoCloseable {
    private final TerminalUseCases useCases;
    private final PspAdapter links;

    /** What the operator chose. */
    record Settings(TerminalSettings useCases, ControlSettings control, PspSettings links) {}

    private TerminalParts(TerminalUseCases useCases, PspAdapter links) {
        this.useCases = useCases;
        this.links = links;
    }

    static TerminalParts start(PersistenceAdapter persistence, Settings settings) {
        TerminalSignals signals = new TerminalSignals();
        TerminalUseCases useCases = TerminalUseCases.of(
                new TerminalPorts(
                        persistence.terminals(), persistence.terminalSessions(), Storage.randomness(), Instant::now),
                settings.useCases(),
                signals);
        TerminalFleet fleet = new TerminalFleet(
                new ControlPorts(
                        persistence.terminalSessions(),
                        persistence.terminalLeases(),
                        Storage.randomness(),
                        Instant::now),
                settings.control(),
                signals);
        try {
            return new TerminalParts(useCases, PspAdapter.start(settings.links(), fleet, signals, Instant::now));
        } catch (IllegalArgumentException wrongFile) {
            throw new StartException(String.valueOf(wrongFile.getMessage()));
        }
    }

    TerminalUseCases useCases() {
        return useCases;
    }

    @Override
    public void close() {
        links.close();
    }
}

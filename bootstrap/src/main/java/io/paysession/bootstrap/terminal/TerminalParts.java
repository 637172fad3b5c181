package io.paysession.bootstrap.terminal;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.psp.PspAdapter;
import io.paysession.adapter.psp.PspSettings;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSettings;
import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.storage.Storage;
import io.paysession.bootstrap.watch.Metrics;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.TerminalAddress;
import java.time.Instant;
import java.util.function.Predicate;

/** Everything about card terminals: what merchants can do, and the links on which it is done. */
public final class TerminalParts implements AutoCloseable {
    private final TerminalUseCases useCases;
    private final PspAdapter links;

    /**
     * What the operator chose.
     *
     * @param allowed where terminals may be, whoever has them
     * @param most    how many a merchant may have for whom nothing else is set
     */
    public record Settings(Predicate<TerminalAddress> allowed, int most, ControlSettings control, PspSettings links) {
        public TerminalRules rules() {
            return control.rules();
        }
    }

    private TerminalParts(TerminalUseCases useCases, PspAdapter links) {
        this.useCases = useCases;
        this.links = links;
    }

    public static TerminalParts start(
            PersistenceAdapter persistence, Settings settings, OwnEndpoints own, Metrics metrics) {
        TerminalSignals signals = new TerminalSignals();
        PermittedTerminals permitted =
                new PermittedTerminals(settings.allowed(), settings.most(), own, persistence.cachedMerchants());
        TerminalUseCases plain = TerminalUseCases.of(
                new TerminalPorts(
                        persistence.terminals(), persistence.terminalSessions(), Storage.randomness(), Instant::now),
                new TerminalSettings(settings.rules(), permitted),
                signals);
        TerminalUseCases useCases = plain.withRegister(new WatchedRegistration(plain.register(), metrics));
        TerminalFleet fleet = new TerminalFleet(
                new ControlPorts(
                        persistence.terminalSessions(),
                        persistence.terminalLeases(),
                        Storage.randomness(),
                        Instant::now,
                        System::nanoTime),
                settings.control(),
                signals);
        try {
            return new TerminalParts(
                    useCases,
                    PspAdapter.start(
                            settings.links(), fleet, signals, Instant::now, new PspAdapter.Reach(permitted::now, own)));
        } catch (IllegalArgumentException wrongFile) {
            throw new StartException(String.valueOf(wrongFile.getMessage()));
        }
    }

    public TerminalUseCases useCases() {
        return useCases;
    }

    @Override
    public void close() {
        links.close();
    }
}

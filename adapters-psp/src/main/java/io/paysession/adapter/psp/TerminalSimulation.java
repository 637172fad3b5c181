package io.paysession.adapter.psp;

import io.paysession.adapter.psp.simulator.Answer;
import io.paysession.adapter.psp.simulator.DurationText;
import io.paysession.adapter.psp.simulator.Fault;
import io.paysession.adapter.psp.simulator.SessionChange;
import io.paysession.adapter.psp.simulator.SimulationListener;
import io.paysession.adapter.psp.simulator.SimulationSettings;
import io.paysession.adapter.psp.simulator.TerminalScript;
import io.paysession.adapter.psp.simulator.TerminalSettings;
import io.paysession.adapter.psp.simulator.TerminalSimulator;
import io.paysession.adapter.psp.simulator.TerminalTiming;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** The door to the terminal simulator. Every change of a session is a line of JSON. */
public final class TerminalSimulation implements AutoCloseable {
    private final TerminalSimulator simulator;
    private final String place;

    private TerminalSimulation(TerminalSimulator simulator, String place) {
        this.simulator = simulator;
        this.place = place;
    }

    /**
     * Opens the ports, says so, and begins.
     *
     * @param out for {@code Terminal simulator is ready at …} and the changes
     * @throws IllegalArgumentException if a setting is wrong or cannot be used; the message is for the operator
     */
    public static TerminalSimulation start(SimulatorSettings settings, PrintWriter out) {
        SimulationSettings translated = translated(settings);
        Lines lines = new Lines(out);
        synchronized (lines) {
            TerminalSimulator simulator = TerminalSimulator.start(translated, lines);
            String place = settings.serial()
                    .map(SimulatorSettings.SerialLine::device)
                    .getOrElse(() -> settings.host() + ":" + simulator.ports().get(0));
            lines.said("Terminal simulator is ready at " + place);
            return new TerminalSimulation(simulator, place);
        }
    }

    /** Where hosts find the first terminal: {@code HOST:PORT}, or a serial device. */
    public String place() {
        return place;
    }

    /** Does what somebody typed, for example {@code card} or {@code answer decline:09}; {@code help} tells the rest. */
    public void type(String line) {
        simulator.type(line);
    }

    /** Waits until it is closed; throws what ended it otherwise. */
    public void await() {
        simulator.await();
    }

    @Override
    public void close() {
        simulator.close();
    }

    private static SimulationSettings translated(SimulatorSettings settings) {
        TerminalFamily family = family(settings.family());
        boolean serial = settings.serial().isDefined();
        TerminalSettings terminal = TerminalSettings.of(family)
                .with(serial ? TerminalTiming.serial() : TerminalTiming.tcp())
                .with(script(settings.cards()))
                .withQuirks(settings.quirks());
        return new SimulationSettings(
                terminal,
                place(settings, family),
                settings.faults().stream().map(Fault::parse).toList(),
                settings.sessionsFile(),
                settings.seed());
    }

    private static SimulationSettings.Place place(SimulatorSettings settings, TerminalFamily family) {
        int usual = switch (family) {
            case APOLLO -> PspSettings.BaudRates.DEFAULT.apollo();
            case P6X -> PspSettings.BaudRates.DEFAULT.p6x();
        };
        return settings.serial()
                .<SimulationSettings.Place>map(line ->
                        new SimulationSettings.Serial(line.device(), line.baud().getOrElse(usual)))
                .getOrElse(() -> new SimulationSettings.Tcp(settings.host(), settings.port(), settings.terminals()));
    }

    private static TerminalScript script(SimulatorSettings.Cards cards) {
        Option<Duration> after = cards.after().equals("never")
                ? Option.none()
                : Option.some(DurationText.parse("the time before a card", cards.after()));
        return new TerminalScript(
                after,
                cards.hash(),
                Answer.parse(cards.answer()),
                DurationText.parse("the bank's time", cards.bankLatency()));
    }

    private static TerminalFamily family(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "apollo" -> TerminalFamily.APOLLO;
            case "p6x" -> TerminalFamily.P6X;
            default -> throw new IllegalArgumentException("a family is apollo or p6x");
        };
    }

    /** The lines that others rely on; nothing is printed before the first one says that the simulator is ready. */
    private static final class Lines implements SimulationListener {
        private final PrintWriter out;

        Lines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public synchronized void changed(SessionChange change) {
            String event = switch (change.kind()) {
                case APPROVED -> "approved";
                case UPDATED -> "updated";
                case COMMITTED -> "committed";
                case VOIDED -> "voided";
                case EXPIRED_COMMITTED, EXPIRED_VOIDED -> "expired";
                case FORGOTTEN -> "forgotten";
            };
            said("{\"event\":\"%s\",\"sessionId\":%d,\"amount\":%d}"
                    .formatted(event, change.sessionId(), change.amount()));
        }

        @Override
        public synchronized void said(String text) {
            out.println(text);
            out.flush();
        }
    }
}

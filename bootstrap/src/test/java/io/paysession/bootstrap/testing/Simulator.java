package io.paysession.bootstrap.testing;

import io.paysession.adapter.psp.SimulatorSettings;
import io.paysession.adapter.psp.TerminalSimulation;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A simulated terminal on a real socket, in the process of the test: what is tested is on the other side. */
public record Simulator(TerminalSimulation simulation, StringWriter said) implements AutoCloseable {
    private static final Pattern LINE =
            Pattern.compile("\\{\"event\":\"([a-z]+)\",\"sessionId\":([0-9]+),\"amount\":([0-9]+)\\}");

    /** Cards are shown at once and approved at once. */
    public static final SimulatorSettings.Cards APPROVED_AT_ONCE = cards("PT0S", "PT0S");

    /** A change of a session, as it was printed. */
    public record Event(String kind, long sessionId, long amount) {
        /** Whether the session is over with it. */
        public boolean isEnd() {
            return !kind.equals("approved") && !kind.equals("updated");
        }
    }

    /** Approved cards. */
    public static SimulatorSettings.Cards cards(String after, String bankLatency) {
        return new SimulatorSettings.Cards(after, Option.none(), "approve", bankLatency);
    }

    /** On any port. */
    public static Simulator start(SimulatorSettings.Cards cards, String... faults) {
        return start(0, cards, Option.none(), faults);
    }

    /** On this port, with sessions that survive the simulator. */
    public static Simulator startAgain(int port, Path sessionsFile) {
        return start(port, APPROVED_AT_ONCE, Option.some(sessionsFile));
    }

    /**
     * Two terminals on consecutive ports, whose numbers of sessions lie close together: the first one's lag four behind the
     * second one's.
     */
    public static Simulator pair() {
        SimulatorSettings settings = new SimulatorSettings(
                "apollo", "127.0.0.1", 0, 2, Option.none(), APPROVED_AT_ONCE, List.of(), List.of(), Option.none(), 127);
        return start(settings);
    }

    private static Simulator start(
            int port, SimulatorSettings.Cards cards, Option<Path> sessionsFile, String... faults) {
        SimulatorSettings settings = new SimulatorSettings(
                "apollo", "127.0.0.1", port, 1, Option.none(), cards, List.of(faults), List.of(), sessionsFile, port);
        return start(settings);
    }

    private static Simulator start(SimulatorSettings settings) {
        StringWriter said = new StringWriter();
        return new Simulator(TerminalSimulation.start(settings, new PrintWriter(said)), said);
    }

    /** For a registration. */
    public String address() {
        return "tcp://" + simulation.place();
    }

    /** For a registration of the second terminal. */
    public String secondAddress() {
        return "tcp://127.0.0.1:" + (port() + 1);
    }

    public int port() {
        return Integer.parseInt(simulation.place().replaceFirst(".*:", ""));
    }

    public List<Event> events() {
        return events(said.toString());
    }

    /** What a simulator has printed. */
    public static List<Event> events(String printed) {
        return LINE.matcher(printed)
                .results()
                .map(line -> new Event(line.group(1), Long.parseLong(line.group(2)), Long.parseLong(line.group(3))))
                .toList();
    }

    public boolean hasSaid(String kind) {
        return events().stream().anyMatch(event -> event.kind().equals(kind));
    }

    @Override
    public void close() {
        simulation.close();
    }
}

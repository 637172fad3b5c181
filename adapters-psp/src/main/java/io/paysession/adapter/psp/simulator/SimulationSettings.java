package io.paysession.adapter.psp.simulator;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * How terminals are offered to hosts.
 *
 * @param terminal what each of them is
 * @param place where they are reached
 * @param faults what each of them does wrong from the start
 * @param sessionsFile where open sessions survive a restart
 * @param seed for everything random
 */
public record SimulationSettings(
        TerminalSettings terminal, Place place, List<Fault> faults, Option<Path> sessionsFile, long seed) {
    /** Copies the list. */
    public SimulationSettings {
        faults = List.copyOf(faults);
    }

    /** Where a host connects. */
    public sealed interface Place {}

    /** Consecutive TCP ports; port 0 takes any. */
    public record Tcp(String host, int port, int terminals) implements Place {
        private static final int LARGEST_PORT = 65_535;

        /** @throws IllegalArgumentException if there are no such ports */
        public Tcp {
            if (terminals < 1 || port < 0 || port + terminals - 1 > LARGEST_PORT) {
                throw new IllegalArgumentException("%d terminal(s) from port %d on need ports of 0 to %d"
                        .formatted(terminals, port, LARGEST_PORT));
            }
        }
    }

    /** One serial device. */
    public record Serial(String device, int baud) implements Place {}
}

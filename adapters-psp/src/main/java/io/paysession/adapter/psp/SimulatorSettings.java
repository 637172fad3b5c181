package io.paysession.adapter.psp;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;

/**
 * A terminal simulator as an operator describes it; what is text here is checked by {@link TerminalSimulation#start}.
 *
 * @param family {@code apollo} or {@code p6x}
 * @param host the address to listen on
 * @param port the first TCP port, 0 for any
 * @param terminals how many, on consecutive ports
 * @param serial a serial device and its baud rate, instead of TCP
 * @param cards what people and the bank do
 * @param faults as {@code NAME[=ARG][@COMMAND]}
 * @param quirks other readings of what the vendor's text leaves open, by name
 * @param sessionsFile where open sessions survive a restart
 * @param seed for everything random
 */
public record SimulatorSettings(
        String family,
        String host,
        int port,
        int terminals,
        Option<SerialLine> serial,
        Cards cards,
        List<String> faults,
        List<String> quirks,
        Option<Path> sessionsFile,
        long seed) {
    /** Copies the lists. */
    public SimulatorSettings {
        faults = List.copyOf(faults);
        quirks = List.copyOf(quirks);
    }

    /**
     * A serial line.
     *
     * @param device its path
     * @param baud none for the family's default (U-3)
     */
    public record SerialLine(String device, Option<Integer> baud) {}

    /**
     * What people and the bank do.
     *
     * @param after an ISO duration, or {@code never} if cards are typed
     * @param hash of every card; none for another one each time
     * @param answer {@code approve}, {@code partial:MINOR}, {@code decline:CODE} or {@code none}
     * @param bankLatency an ISO duration
     */
    public record Cards(String after, Option<String> hash, String answer, String bankLatency) {}
}

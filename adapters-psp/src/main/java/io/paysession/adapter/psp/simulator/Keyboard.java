package io.paysession.adapter.psp.simulator;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/** Lines that somebody types, for every terminal of a simulator. */
final class Keyboard {
    static final String HELP = """
            card [HASH]    hold a card in front of the terminal
            driver [HASH]  the same with a card that no bank knows, such as a driver's
            answer WHAT    approve, partial:MINOR, decline:CODE or none
            drop           cut the connection
            fault WHAT     as --fault
            reboot         switch it off and on
            exchange       every terminal moves to the next address, the last one to the first
            replace SERIAL put new devices there, with this serial number and the number of their address
            forget         lose its sessions
            help           this text""";

    private Keyboard() {}

    /**
     * Does what a line says.
     *
     * @throws IllegalArgumentException if it says nothing of the kind
     */
    static List<Output> type(String line, SimulatedTerminal terminal, Instant now) {
        String[] words = line.strip().split("\\s+", 2);
        Option<String> argument = Option.when(words.length > 1, () -> words[1]);
        return switch (words[0]) {
            case "card" -> terminal.presentCard(argument, now);
            case "driver" -> terminal.presentProprietaryCard(argument, now);
            case "answer" -> {
                terminal.answerWith(Answer.parse(argument.getOrElse("")));
                yield List.of();
            }
            case "drop" -> terminal.inject(new Fault.Drop(Moment.NOW, 0), now);
            case "fault" -> terminal.inject(Fault.parse(argument.getOrElse("")), now);
            case "reboot" -> terminal.reboot(now);
            case "forget" -> terminal.forgetSessions(now);
            default -> throw new IllegalArgumentException("unknown command; try help");
        };
    }
}

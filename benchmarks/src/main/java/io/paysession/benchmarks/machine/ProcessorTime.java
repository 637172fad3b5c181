package io.paysession.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much processor time a process and its children have used, from Linux' own books. On a machine that is shared with
 * others, that says more about what something costs than how long it took.
 */
public final class ProcessorTime {
    /** Linux counts in ticks of ten milliseconds, whatever its own clock does. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int LAST_OF_ENDED_CHILDREN = 14;

    private ProcessorTime() {}

    /** In seconds; zero where there are no such books. */
    public static double of(ProcessHandle process) {
        double ended = ticks(process.pid(), LAST_OF_ENDED_CHILDREN);
        double running = process.children()
                .mapToDouble(child -> ticks(child.pid(), SYSTEM_TIME))
                .sum();
        return (ended + running) / TICKS_PER_SECOND;
    }

    /** Of this process alone. */
    public static double ofItself() {
        return ticks(ProcessHandle.current().pid(), SYSTEM_TIME) / TICKS_PER_SECOND;
    }

    private static double ticks(long pid, int last) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name, in brackets, may hold anything; what is counted here comes behind it.
            List<String> fields =
                    List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
            double sum = 0;
            for (int i = USER_TIME; i <= last; i++) {
                sum += Double.parseDouble(fields.get(i));
            }
            return sum;
        } catch (IOException ended) {
            return 0;
        }
    }
}

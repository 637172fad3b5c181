package io.paysession.benchmarks.product;

import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.benchmarks.machine.ChildProcess;
import io.paysession.benchmarks.machine.TemporaryFolder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The product's terminal simulator in a process of its own: cards are there at once, and the bank approves at once. */
public record SimulatorProcess(ChildProcess child, String host, int firstPort) implements AutoCloseable {
    private static final String READY = "Terminal simulator is ready at ";
    private static final int START_SECONDS = 60;

    /** Where systems do not choose ports for connections, so that many consecutive ones are free. */
    private static final int LOWEST_PORT = 10_000;

    private static final int HIGHEST_PORT = 25_000;
    private static final int TRIES = 5;

    public static SimulatorProcess start(int terminals, TemporaryFolder folder) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return start(ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT), terminals, folder);
            } catch (BenchmarkException taken) {
                if (tries == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static SimulatorProcess start(int port, int terminals, TemporaryFolder folder) throws Exception {
        List<String> command = ServerProcess.product();
        command.addAll(List.of("terminal-simulator", "--family", "apollo"));
        command.addAll(List.of("--port", "" + port, "--terminals", "" + terminals));
        ChildProcess child = ChildProcess.start(command, Map.of(), folder.path().resolve("simulator.log"));
        try {
            String place = child.await(READY, START_SECONDS);
            return new SimulatorProcess(child, place.substring(0, place.lastIndexOf(':')), port);
        } catch (Exception e) {
            child.close();
            throw e;
        }
    }

    /** The address of one of its terminals, as it is registered. */
    public String address(int terminal) {
        return "tcp://" + host + ":" + (firstPort + terminal);
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
    }
}

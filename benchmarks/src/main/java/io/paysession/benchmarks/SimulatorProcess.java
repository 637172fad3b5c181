package io.paysession.benchmarks;

import java.util.List;

/** The product's terminal simulator in a process of its own: cards are there at once, and the bank approves at once. */
record SimulatorProcess(ChildProcess child, String host, int firstPort) implements AutoCloseable {
    private static final String READY = "Terminal simulator is ready at ";
    private static final int START_SECONDS = 60;

    static SimulatorProcess start(int terminals, TemporaryFolder folder) throws Exception {
        List<String> command = ServerProcess.product();
        command.addAll(
                List.of("terminal-simulator", "--family", "apollo", "--port", "0", "--terminals", "" + terminals));
        ChildProcess child =
                ChildProcess.start(command, java.util.Map.of(), folder.path().resolve("simulator.log"));
        try {
            String place = child.await(READY, START_SECONDS);
            int colon = place.lastIndexOf(':');
            return new SimulatorProcess(child, place.substring(0, colon), Integer.parseInt(place.substring(colon + 1)));
        } catch (Exception e) {
            child.close();
            throw e;
        }
    }

    /** The address of one of its terminals, as it is registered. */
    String address(int terminal) {
        return "tcp://" + host + ":" + (firstPort + terminal);
    }

    @Override
    public void close() throws InterruptedException {
        child.close();
    }
}

package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The file in which a running PostgreSQL says who it is; also what a killed one leaves behind. */
record PostmasterFile(Path cluster, List<String> lines) {

    /** No Linux or macOS process can have this number, so PostgreSQL takes its owner for dead. */
    private static final String NOBODY = "4194305";

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            return Optional.of(new PostmasterFile(cluster, Files.readAllLines(file(cluster))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    long pid() {
        return number(0);
    }

    /** The port, once PostgreSQL accepts connections on it. */
    Optional<Integer> readyPort() {
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        long port = number(PORT_LINE);
        return ready && port > 0 && port < 65_536 ? Optional.of((int) port) : Optional.empty();
    }

    private long number(int line) {
        String text = lines.size() > line ? lines.get(line).strip() : "";
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /**
     * Whether the process really is the PostgreSQL of this cluster: after a reboot or in a container the number often
     * belongs to an innocent process, even to a thread of this JVM.
     */
    boolean isOfLivePostmaster() {
        return ProcessHandle.of(pid())
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command().map(Path::of).stream().anyMatch(command -> command.endsWith("postgres")))
                .flatMap(ProcessHandle.Info::arguments)
                .filter(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .isPresent();
    }

    /**
     * Tells PostgreSQL that the owner of this file is dead, which it cannot find out when the number has been given to
     * somebody else. The file is not deleted: its shared memory line is how PostgreSQL notices that children of the dead
     * one still write to the cluster, and refuses to start until they are gone.
     */
    void disown() throws IOException {
        List<String> rewritten = new ArrayList<>(lines.isEmpty() ? List.of("") : lines);
        rewritten.set(0, NOBODY);
        PrivateFiles.writeAtomically(file(cluster), String.join("\n", rewritten) + "\n");
    }
}

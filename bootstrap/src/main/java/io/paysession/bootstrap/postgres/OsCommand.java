package io.paysession.bootstrap.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end. What it says goes to the log, never into a pipe that could outlive us. */
record OsCommand(List<String> prefix, List<String> arguments, PostgresLog log) {

    /** Programs that wait for PostgreSQL have a time limit of their own, a shorter one. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int TIMED_OUT = 124;

    int run() throws IOException {
        return run("");
    }

    /** The exit code. The input is the place for what must not be seen in the list of processes. */
    int run(String input) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(log.file().toAbsolutePath().getRoot().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        cleanEnvironment(builder);
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading; its exit code and the log say why.
            return waitFor(process);
        }
        return waitFor(process);
    }

    /** Our environment may carry secrets, and PG… variables which would change what the programs do. */
    private static void cleanEnvironment(ProcessBuilder builder) {
        String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LC_ALL", "C");
    }

    /** An interrupted caller waits as well: half a start or half a stop helps nobody, and the limit holds. */
    private static int waitFor(Process process) {
        Deadline deadline = Deadline.in(LIMIT);
        boolean interrupted = false;
        try {
            while (!deadline.passed()) {
                try {
                    if (process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                        return process.exitValue();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return TIMED_OUT;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

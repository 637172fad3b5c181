package io.paysession.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Another program, whose output goes to a file so that it never waits for a reader. */
public record ChildProcess(Process process, Path output) implements AutoCloseable {
    private static final int STOP_SECONDS = 15;

    public static ChildProcess start(List<String> command, Map<String, String> environment, Path output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start(), output);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public String text() throws IOException {
        return Files.readString(output);
    }

    /** Waits for a line that begins like this; what stands behind that. */
    public String await(String beginning, int seconds) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - deadline < 0 && isAlive()) {
            Optional<String> found =
                    text().lines().filter(line -> line.startsWith(beginning)).findFirst();
            if (found.isPresent()) {
                return found.get().substring(beginning.length()).strip();
            }
            Thread.sleep(50);
        }
        throw new BenchmarkException("a program does not start: " + lastLine());
    }

    /** What it said last, for a message of one line. */
    public String lastLine() throws IOException {
        return text().lines().reduce("it said nothing", (before, line) -> line.isBlank() ? before : line.strip());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}

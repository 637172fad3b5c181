package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running {@code java -jar paysession.jar}, seen from outside. */
public record PaysessionProcess(Process process, Path stdoutFile, Path stderrFile) implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("^Paysession is ready at (https?://\\S+:\\d+)$", Pattern.MULTILINE);
    private static final Patience START = new Patience(Duration.ofMinutes(1), Duration.ofMinutes(10));

    /** What a process may take: so much of a processor, which does not depend on who else uses it, and at most so long. */
    record Patience(Duration processor, Duration clock) {
        private boolean isLeft(Process process) {
            return process.info()
                    .totalCpuDuration()
                    .map(used -> used.compareTo(processor) < 0)
                    .orElse(true);
        }
    }

    void awaitReady() {
        assertThat(begins(() -> READY.matcher(stdout()).find()))
                .as("ready; it said: %s%s", stdout(), stderr())
                .isTrue();
    }

    /** Whether it comes to be so while it runs; otherwise it is ended. */
    boolean begins(BooleanSupplier condition) {
        boolean unusedInTime = Await.within(
                START.clock(), () -> condition.getAsBoolean() || !process.isAlive() || !START.isLeft(process));
        boolean begun = process.isAlive() && condition.getAsBoolean();
        if (!begun) {
            process.destroyForcibly();
        }
        return begun;
    }

    /** Where it says that it can be reached. */
    public URI url() {
        Matcher ready = READY.matcher(stdout());
        assertThat(ready.find()).as("a line that says it is ready").isTrue();
        return URI.create(ready.group(1));
    }

    public Gateway gateway() {
        return new Gateway(url());
    }

    public String stdout() {
        return read(stdoutFile);
    }

    public List<String> stdoutLines() {
        return stdout().lines().toList();
    }

    public String stderr() {
        return read(stderrFile);
    }

    /**
     * What it said on standard error, but for what every start says on a database of one's own without a standby, and on a
     * busy machine.
     */
    public List<String> complaints() {
        return stderr().lines()
                .filter(line -> !line.contains("A failover of the database may lose what was acknowledged")
                        && !line.contains("The start takes long"))
                .toList();
    }

    /** kill -9: no shutdown hook, no finally. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofMinutes(2));
    }

    /** Sends SIGTERM and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGTERM and waits for the end, which is promised within ten seconds; the rest is for a busy machine. */
    public int stop() {
        terminate();
        return awaitExit(Duration.ofSeconds(20));
    }

    public int awaitExit(Duration patience) {
        try {
            assertThat(process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS))
                    .as("ends within %s", patience)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves no process behind, also when a test fails; a database of its own is stopped in order if it can be. */
    @Override
    public void close() {
        process.destroy();
        if (!Await.within(Duration.ofSeconds(15), () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

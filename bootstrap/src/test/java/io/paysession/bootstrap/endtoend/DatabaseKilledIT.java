package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CountingClient;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database dies and its server lives. */
class DatabaseKilledIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";

    /** What is promised is ten seconds; a machine may be slower. */
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private final Path directory;

    DatabaseKilledIT(@TempDir Path directory) {
        this.directory = directory;
        PostgresTemplate.copyWithProgramsTo(data());
    }

    private Path data() {
        return directory.resolve("data");
    }

    private PaysessionProcess serve() {
        return Launch.fast(directory).serve("--data-dir", data().toString(), "--merchant", MERCHANT + ":" + PASSWORD);
    }

    @Test
    void the_server_answers_again_with_everything_acknowledged_and_ends_when_it_cannot() throws Exception {
        try (PaysessionProcess server = serve();
                CountingClient writer = CountingClient.start(server.gateway(), MERCHANT, PASSWORD)) {
            long unusedMillis = killAndAwaitAnswers(writer);
            writer.assertNothingLost();

            Files.delete(data().resolve("postgres/global/pg_control"));
            killDatabase();
            assertThat(server.awaitExit(Duration.ofSeconds(120))).isEqualTo(1);
            assertThat(server.stderr().lines().filter(line -> line.startsWith("paysession: ")))
                    .singleElement()
                    .asString()
                    .contains("has ended and does not start again", "pg_control");
        }
    }

    @Test
    @Tag("abuse")
    void the_server_answers_again_within_ten_seconds_each_of_twelve_times() throws Exception {
        try (PaysessionProcess server = serve();
                CountingClient writer = CountingClient.start(server.gateway(), MERCHANT, PASSWORD)) {
            for (int kill = 1; kill <= 12; kill++) {
                long millis = killAndAwaitAnswers(writer);
                System.out.println("DatabaseKilledIT: answered again after " + millis + " ms");
                assertThat(millis).isLessThan(10_000);
                writer.assertNothingLost();
            }
            assertThat(server.stop()).isZero();
        }
    }

    /** How many milliseconds passed from the kill until the next update was acknowledged. */
    private long killAndAwaitAnswers(CountingClient writer) throws IOException {
        int before = writer.acknowledged();
        Await.until(PATIENCE, "updates are acknowledged", () -> writer.acknowledged() > before + 5);
        killDatabase();
        long start = System.nanoTime();
        int refusals = writer.refusals();
        Await.until(PATIENCE, "the outage is noticed", () -> writer.refusals() > refusals || writer.waitsLong());
        int during = writer.acknowledged();
        Await.until(PATIENCE, "updates are acknowledged again", () -> writer.acknowledged() > during + 1);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void killDatabase() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0));
        boolean unusedWhetherAsked = ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }
}

package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.Session;
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
                Writer writer = new Writer(server.gateway())) {
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
                Writer writer = new Writer(server.gateway())) {
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
    private long killAndAwaitAnswers(Writer writer) throws IOException {
        int before = writer.acknowledged();
        Await.until(PATIENCE, "updates are acknowledged", () -> writer.acknowledged() > before + 5);
        killDatabase();
        long start = System.nanoTime();
        int refusals = writer.refusals();
        Await.until(PATIENCE, "the outage is noticed", () -> writer.refusals() > refusals || writer.waitedLong());
        int during = writer.acknowledged();
        Await.until(PATIENCE, "updates are acknowledged again", () -> writer.acknowledged() > during + 1);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void killDatabase() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0));
        boolean unusedWhetherAsked = ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    /** Counts up in a session; what is not acknowledged is tried again. */
    private static final class Writer implements AutoCloseable {
        private static final long LONG_NANOS = Duration.ofMillis(200).toNanos();

        private final Session session;
        private final Gateway server;
        private final Thread thread = new Thread(this::write);
        private volatile int acknowledged;
        private volatile int refusals;
        private volatile long lastAnswer = System.nanoTime();
        private volatile boolean closed;

        Writer(Gateway server) {
            this.server = server;
            session = server.create(MERCHANT, PASSWORD, 25);
            thread.start();
        }

        int acknowledged() {
            return acknowledged;
        }

        int refusals() {
            return refusals;
        }

        boolean waitedLong() {
            return System.nanoTime() - lastAnswer > LONG_NANOS;
        }

        private void write() {
            while (!closed) {
                int next = acknowledged + 1;
                int status = update(next);
                if (status == 200) {
                    acknowledged = next;
                } else {
                    refusals = refusals + 1;
                }
                lastAnswer = System.nanoTime();
            }
        }

        private int update(int number) {
            try {
                return session.at(server)
                        .tryUpdate("{\"order\":{\"reference\":\"n" + number + "\"}}")
                        .status();
            } catch (IOException ended) {
                closed = true;
                return 0;
            }
        }

        void assertNothingLost() {
            int before = acknowledged;
            int stored = Integer.parseInt(session.retrieve().first("reference").substring(1));
            assertThat(stored).isGreaterThanOrEqualTo(before);
        }

        @Override
        public void close() throws InterruptedException {
            closed = true;
            thread.join();
        }
    }
}

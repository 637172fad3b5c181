package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM while the server is starting: an orchestrator may change its mind at any time. */
class EarlySignalIT {
    private final Path data;
    private final Path postmaster;
    private final Launch fast;

    EarlySignalIT(@TempDir Path directory) {
        data = directory.resolve("data");
        postmaster = data.resolve("postgres/postmaster.pid");
        fast = Launch.fast(directory);
        PostgresTemplate.copyWithProgramsTo(data);
    }

    @Test
    void a_start_that_is_called_off_ends_in_order_and_leaves_no_database() throws IOException {
        try (PaysessionProcess server = fast.beginToServe("--data-dir", data.toString(), "--merchant", "SHOP:p")) {
            Await.until(Duration.ofMinutes(5), "the database begins to run", () -> databaseProcess() != 0);
            long database = databaseProcess();
            assertThat(server.stdout()).isEmpty();

            server.terminate();
            assertThat(server.awaitExit(Duration.ofMinutes(5))).isZero();

            assertThat(postmaster).doesNotExist();
            Await.until(Duration.ofSeconds(60), "its process is gone", () -> !runs(database));
        }
        // Nothing is in the way of the next start.
        try (PaysessionProcess server = fast.serve("--data-dir", data.toString())) {
            assertThat(server.stop()).isZero();
        }
    }

    /** Longer than any stop may take: whoever logs in waits until somebody ends it. */
    @Test
    void a_start_that_takes_for_ever_is_called_off_as_well() throws IOException {
        try (PostgresServer before = new PostgresServer(data, PostgresServer.freePort())) {
            before.startAgain();
            for (String sql : List.of(
                    "CREATE FUNCTION wait() RETURNS event_trigger LANGUAGE plpgsql AS"
                            + " $$BEGIN IF session_user = 'paysession' THEN PERFORM pg_sleep(600); END IF; END$$",
                    "CREATE EVENT TRIGGER wait ON login EXECUTE FUNCTION wait()",
                    "ALTER EVENT TRIGGER wait ENABLE ALWAYS")) {
                before.executeAs("postgres", sql);
            }
        }
        try (PaysessionProcess server = fast.beginToServe("--data-dir", data.toString())) {
            Await.until(Duration.ofMinutes(5), "the database runs", this::isReady);
            long database = databaseProcess();

            server.terminate();
            assertThat(server.awaitExit(Duration.ofMinutes(5))).isZero();

            assertThat(server.stdout() + server.stderr()).doesNotContain("paysession: ");
            assertThat(postmaster).doesNotExist();
            Await.until(Duration.ofSeconds(60), "its process is gone", () -> !runs(database));
        }
    }

    private boolean isReady() {
        try {
            return Files.readString(postmaster).contains("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Having taken its file away, it may take a moment to end, and the system another to forget it. */
    private static boolean runs(long process) {
        return ProcessHandle.of(process)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    /** As soon as it has written its number; 0 before. */
    private long databaseProcess() {
        try {
            return Files.readAllLines(postmaster).stream()
                    .findFirst()
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (IOException notYet) {
            return 0;
        }
    }
}

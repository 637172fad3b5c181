package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
            Await.until(Duration.ofSeconds(60), "the database begins to run", () -> databaseProcess() != 0);
            long database = databaseProcess();
            assertThat(server.stdout()).isEmpty();

            assertThat(server.stop()).isZero();

            assertThat(postmaster).doesNotExist();
            Await.until(Duration.ofSeconds(5), "its process is gone", () -> !runs(database));
        }
        // Nothing is in the way of the next start.
        try (PaysessionProcess server = fast.serve("--data-dir", data.toString())) {
            assertThat(server.stop()).isZero();
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

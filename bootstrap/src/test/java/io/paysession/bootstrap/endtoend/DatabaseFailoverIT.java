package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CountingClient;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresPair;
import io.paysession.bootstrap.testing.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary with a synchronous standby, as an operator runs them, and the primary's death under load. */
@Tag("abuse")
class DatabaseFailoverIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final int CLIENTS = 8;

    private final Path directory;

    DatabaseFailoverIT(@TempDir Path directory) {
        this.directory = directory;
    }

    /** The database comes back as another server, and the service is what it was: ready, and writing. */
    @Test
    void is_not_ready_while_there_is_only_a_standby_and_ready_again_when_that_is_promoted() throws Exception {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        int management = PostgresServer.freePort();
        try (PostgresPair pair = PostgresPair.start(directory);
                PaysessionProcess server = Launch.fast(directory)
                        .serve(pair.options(
                                key,
                                "--merchant",
                                MERCHANT + ":" + PASSWORD,
                                "--management-port",
                                Integer.toString(management)))) {
            Gateway health = new Gateway(URI.create("http://127.0.0.1:" + management));
            Await.until(PATIENCE, "ready", () -> health.get("/health/ready").status() == 200);
            pair.primary().stop();
            Await.until(PATIENCE, "not ready", () -> health.get("/health/ready").status() == 503);
            assertThat(health.get("/health/live").status()).isEqualTo(200);
            pair.promoteStandby();
            Await.until(
                    PATIENCE, "ready again", () -> health.get("/health/ready").status() == 200);
            assertThat(server.gateway()
                            .create(MERCHANT, PASSWORD, 25)
                            .retrieve()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void loses_nothing_acknowledged_and_writes_to_the_new_primary() throws Exception {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        int management = PostgresServer.freePort();
        List<CountingClient> clients = new ArrayList<>();
        try (PostgresPair pair = PostgresPair.start(directory);
                PaysessionProcess server = Launch.fast(directory)
                        .serve(pair.options(
                                key,
                                "--require-synchronous-standby",
                                "--merchant",
                                MERCHANT + ":" + PASSWORD,
                                "--management-port",
                                Integer.toString(management)))) {
            Gateway health = new Gateway(URI.create("http://127.0.0.1:" + management));
            Await.until(PATIENCE, "ready", () -> health.get("/health/ready").status() == 200);
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(CountingClient.start(server.gateway(), MERCHANT, PASSWORD));
            }
            Await.until(PATIENCE, "load", () -> clients.stream().allMatch(client -> client.acknowledged() > 100));
            pair.primary().stop();
            int acknowledged =
                    clients.stream().mapToInt(CountingClient::acknowledged).sum();
            pair.promoteStandby();
            long promoted = System.nanoTime();
            Await.until(
                    PATIENCE,
                    "writes to the new primary",
                    () -> clients.stream().anyMatch(client -> client.lastAcknowledgedNanos() > promoted));
            long first = clients.stream()
                    .mapToLong(CountingClient::lastAcknowledgedNanos)
                    .filter(nanos -> nanos > promoted)
                    .min()
                    .orElseThrow();
            System.out.println("DatabaseFailoverIT: " + acknowledged + " acknowledged, first write "
                    + TimeUnit.NANOSECONDS.toMillis(first - promoted) + " ms after the promotion");
            List<Integer> counts =
                    clients.stream().map(CountingClient::acknowledged).toList();
            Await.until(PATIENCE, "all clients write again", () -> {
                for (int i = 0; i < CLIENTS; i++) {
                    if (clients.get(i).acknowledged() <= counts.get(i)) {
                        return false;
                    }
                }
                return true;
            });
            clients.forEach(CountingClient::assertNothingLost);
            Await.until(
                    PATIENCE,
                    "not ready: there is no standby any more",
                    () -> health.get("/health/ready").status() == 503);
        } finally {
            for (CountingClient client : clients) {
                client.close();
            }
        }
        assertThat(clients).hasSize(CLIENTS);
    }
}

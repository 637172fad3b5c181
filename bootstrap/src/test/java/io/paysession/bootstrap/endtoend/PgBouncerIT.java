package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CountingClient;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.Launch.Outcome;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PgBouncer in its transaction mode, with fewer connections than the server has; only where one is installed. */
@Tag("abuse")
class PgBouncerIT {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path directory;

    PgBouncerIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void is_refused_by_name_without_the_option_and_works_with_it() throws Exception {
        assumeThat(PROGRAM).exists();
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        Launch fast = Launch.fast(directory);
        List<CountingClient> clients = new ArrayList<>();
        try (PostgresServer database = PostgresServer.startWithoutTables(directory.resolve("database"))) {
            PostgresServer bouncer = new PostgresServer(database.directory(), PostgresServer.freePort());
            Process process = start(database, bouncer.port());
            try {
                String[] options = bouncer.options(key, "--merchant", "SHOP:password");
                Await.until(
                        PATIENCE,
                        "PgBouncer answers",
                        () -> refused(fast, options).contains("PgBouncer"));
                assertThat(refused(fast, options)).contains("--database-transaction-pooling");
                String[] pooled = bouncer.options(key, "--merchant", "SHOP:password", "--database-transaction-pooling");
                try (PaysessionProcess server = fast.serve(pooled)) {
                    for (int i = 0; i < 8; i++) {
                        clients.add(CountingClient.start(server.gateway(), "SHOP", "password"));
                    }
                    Await.until(
                            PATIENCE, "updates", () -> clients.stream().allMatch(client -> client.acknowledged() > 50));
                    clients.forEach(CountingClient::assertNothingLost);
                    for (CountingClient client : clients) {
                        client.close();
                        assertThat(client.refusals()).isZero();
                    }
                }
            } finally {
                process.destroy();
            }
        }
    }

    private static String refused(Launch launch, String... options) {
        List<String> words = new ArrayList<>(List.of("serve", "--port", "0", "--management-port", "0"));
        words.addAll(List.of(options));
        Outcome outcome = launch.run(words.toArray(String[]::new));
        assertThat(outcome.exitCode()).isEqualTo(2);
        return outcome.stderr();
    }

    private Process start(PostgresServer database, int port) throws Exception {
        Path configuration = Files.writeString(
                directory.resolve("pgbouncer.ini"), """
                [databases]
                paysession = host=127.0.0.1 port=%d dbname=paysession user=paysession password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 4
                """.formatted(database.port(), database.password(), port));
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(List.of(PROGRAM.toString(), configuration.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("pgbouncer.log").toFile())
                .start();
    }
}

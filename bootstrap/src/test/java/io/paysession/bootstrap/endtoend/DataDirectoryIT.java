package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.Launch.Outcome;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data directory: whose settings hold, one server at a time, and merchants managed beside it and without it. */
class DataDirectoryIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path directory;
    private final Launch fast;

    DataDirectoryIT(@TempDir Path directory) {
        this.directory = directory;
        fast = Launch.fast(directory);
        PostgresTemplate.copyWithProgramsTo(data());
    }

    private Path data() {
        return directory.resolve("data");
    }

    /** Runs a merchant command that succeeds, and returns what it printed. */
    private String merchant(String... words) {
        Outcome outcome = command(words);
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        assertThat(outcome.stderr()).isEmpty();
        return outcome.stdout().strip();
    }

    private Outcome command(String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("merchant"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data-dir", data().toString()));
        return fast.run(all.toArray(String[]::new));
    }

    private void assertRefused(int exitCode, String says, Outcome outcome) {
        assertThat(outcome.exitCode()).isEqualTo(exitCode);
        assertThat(outcome.stdout()).isEmpty();
        assertThat(outcome.stderr().lines()).singleElement().asString().contains(says);
    }

    private static int status(PaysessionProcess server, String merchant, String password) {
        return server.gateway()
                .send("POST", Gateway.sessions(merchant), Gateway.basic(merchant, password), "")
                .status();
    }

    @Test
    void serves_one_server_at_a_time_and_merchant_commands_beside_it() {
        try (PaysessionProcess server =
                fast.serve("--data-dir", data().toString(), "--merchant", "ONE:first:1", "--merchant", "TWO:second")) {
            assertThat(status(server, "ONE", "first:1")).isEqualTo(201);
            assertThat(status(server, "TWO", "second")).isEqualTo(201);
            assertRefused(
                    2,
                    "already used by another Paysession server",
                    fast.run("serve", "--port", "0", "--management-port", "0", "--data-dir", data().toString()));

            String password = merchant("add", "SHOP");
            assertThat(password).matches("[0-9a-f]{32}");
            Session session = server.gateway().create("SHOP", password, 25);
            assertThat(merchant("list").lines())
                    .containsExactly(
                            "ONE\t1 active password(s)", "SHOP\t1 active password(s)", "TWO\t1 active password(s)");
            rotatesTwice(server, password);
            assertThat(merchant("remove", "SHOP")).contains("SHOP is removed");
            Await.until(
                    SOON,
                    "the session is out of reach",
                    () -> session.retrieve().status() == 401);
            assertThat(session.updateAsPayer("{\"locale\":\"en\"}").status()).isEqualTo(401);
            assertThat(server.stop()).isZero();
        }
        worksWithoutAServer();
    }

    private void rotatesTwice(PaysessionProcess server, String first) {
        String second = merchant("rotate-password", "SHOP");
        Await.until(SOON, "the second password works", () -> status(server, "SHOP", second) == 201);
        assertThat(status(server, "SHOP", first)).as("the first still works").isEqualTo(201);

        String third = merchant("rotate-password", "SHOP");
        Await.until(
                SOON,
                "the third password works and the first does not",
                () -> status(server, "SHOP", third) == 201 && status(server, "SHOP", first) == 401);
        assertThat(status(server, "SHOP", second)).isEqualTo(201);
    }

    private void worksWithoutAServer() {
        assertRefused(1, "there is no merchant SHOP", command("remove", "SHOP"));
        assertRefused(1, "there is a merchant ONE already", command("add", "ONE"));
        assertThat(data().resolve("postgres/postmaster.pid"))
                .as("a database that a command started")
                .doesNotExist();
    }

    @Test
    void takes_a_setting_from_the_command_line_before_the_environment_before_the_file_before_the_default()
            throws Exception {
        int management = PostgresServer.freePort();
        Path file = Files.write(
                directory.resolve("paysession.properties"),
                List.of(
                        "port=from-the-file",
                        "data-dir=/no/such/directory",
                        "merchant=OFTHEFILE:password",
                        "session-lifetime=nonsense",
                        "management-port=" + management));
        Launch launch = fast.withEnvironment("PAYSESSION_PORT", "from-the-environment")
                .withEnvironment("PAYSESSION_CONFIG", "/no/such/file")
                .withEnvironment("PAYSESSION_DATA_DIR", data().toString())
                .withEnvironment("PAYSESSION_SESSION_LIFETIME", "PT1H")
                .withEnvironment("PAYSESSION_MERCHANT", "ONE:first:1 TWO:second")
                // Images say so what they hold; it is no setting.
                .withEnvironment("PAYSESSION_VERSION", "1.2.3");
        try (PaysessionProcess server = launch.serveExactly("--config", file.toString(), "--port", "0")) {
            assertThat(server.stdoutLines()).hasSize(1);
            assertThat(server.url().getHost()).as("the default").isEqualTo("127.0.0.1");
            assertThat(status(server, "ONE", "first:1")).isEqualTo(201);
            assertThat(status(server, "TWO", "second")).isEqualTo(201);
            assertThat(status(server, "OFTHEFILE", "password")).isEqualTo(401);
            Gateway managed = new Gateway(URI.create("http://127.0.0.1:" + management));
            assertThat(managed.get("/health/live").status()).isEqualTo(200);
            assertThat(server.stop()).isZero();
        }
    }
}

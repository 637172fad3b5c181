package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.Tool;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.RawGateway;
import io.paysession.bootstrap.testing.RawGateway.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever guesses is slowed down, and nobody else; a password works from the moment on that it is given. */
class WrongCredentialsIT {
    private static final String BUSY = "{\"error\":{\"cause\":\"SERVER_BUSY\",\"explanation\":\"Operation temporarily"
            + " rejected because the system is busy.  Try again in 10 seconds.\"},\"result\":\"ERROR\"}";

    private final Path directory;
    private PostgresServer database;
    private Path key;

    WrongCredentialsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start() {
        database = PostgresServer.start(directory.resolve("database"));
        key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private PaysessionProcess serve(String... more) {
        List<String> options = new ArrayList<>(List.of(database.options(key)));
        options.addAll(List.of("--merchant", "SHOP:password", "--merchant", "OTHER:secret"));
        options.addAll(List.of(more));
        return Launch.fast(directory).serve(options.toArray(String[]::new));
    }

    @Test
    void a_source_that_guesses_is_slowed_down_and_others_are_not() {
        try (PaysessionProcess server = serve();
                RawGateway guesser = new RawGateway(server.url(), "127.0.0.2");
                RawGateway proven = new RawGateway(server.url(), "127.0.0.2");
                RawGateway stranger = new RawGateway(server.url(), "127.0.0.3")) {
            assertThat(proven.create("SHOP", "password").status()).isEqualTo(201);
            int refused = 0;
            int slowed = 0;
            for (int guess = 0; guess < 300; guess++) {
                Reply reply = guesser.create(guess % 3 == 0 ? "NOBODY" + guess : "SHOP", "guess" + guess);
                refused += reply.status() == 401 ? 1 : 0;
                slowed += reply.status() == 429 ? 1 : 0;
                if (reply.status() == 429) {
                    assertThat(reply.body()).isEqualTo(BUSY);
                    assertThat(reply.head()).contains("Retry-After: 10");
                }
            }
            assertThat(refused).isBetween(60, 120);
            assertThat(slowed).isEqualTo(300 - refused);
            assertThat(guesser.create("OTHER", "secret").status())
                    .as("a password that this source has never shown")
                    .isEqualTo(429);
            for (int request = 0; request < 20; request++) {
                assertThat(proven.create("SHOP", "password").status()).isEqualTo(201);
                assertThat(stranger.create("OTHER", "secret").status()).isEqualTo(201);
                assertThat(stranger.create("SHOP", "password").status()).isEqualTo(201);
            }
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void a_merchant_that_is_added_and_a_password_that_is_rotated_work_at_once() {
        try (PaysessionProcess server = serve();
                RawGateway client = new RawGateway(server.url(), "127.0.0.2")) {
            assertThat(client.create("NEW", "guess").status()).isEqualTo(401);
            String first = tool("add");
            assertThat(client.create("NEW", first).status()).isEqualTo(201);
            assertThat(client.create("NEW", first).status()).isEqualTo(201);
            String second = tool("rotate-password");
            assertThat(client.create("NEW", second).status()).isEqualTo(201);
            assertThat(client.create("NEW", first).status()).isEqualTo(201);
            assertThat(server.stop()).isZero();
        }
    }

    private String tool(String command) {
        List<String> arguments = new ArrayList<>(List.of("merchant", command, "NEW"));
        arguments.addAll(List.of(database.options(key)));
        Launch.Outcome outcome = Tool.run(arguments.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        return outcome.stdout().strip();
    }
}

package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Master keys, and databases that may or may not be trusted, on a PostgreSQL of the operator's. */
class KeysIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";

    private final Path directory;
    private PostgresServer database;

    KeysIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start() {
        database = PostgresServer.start(directory.resolve("database"));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private PaysessionProcess serve(String... keys) {
        return Launch.fast(directory).serve(database.options(MasterKeyFiles.write(directory, keys)));
    }

    private void assertRefused(String says, String... options) {
        List<String> words = new ArrayList<>(List.of("serve", "--port", "0", "--management-port", "0"));
        words.addAll(List.of(options));
        Launch.Outcome refused = Launch.fast(directory).run(words.toArray(String[]::new));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.stdout()).isEmpty();
        assertThat(refused.stderr().lines()).singleElement().asString().contains(says);
    }

    /**
     * The three steps that are documented, with two servers that are restarted one after the other: at any time the
     * servers of two neighbouring steps run side by side.
     */
    @Test
    void rotate_without_downtime() {
        String first = MasterKeyFiles.key();
        String second = MasterKeyFiles.key();
        Path onlySecond = MasterKeyFiles.write(directory, second);
        Path wrong = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        List<Session> sessions = new ArrayList<>();
        PaysessionProcess before = Launch.fast(directory)
                .serve(database.options(
                        MasterKeyFiles.write(directory, first), "--merchant", MERCHANT + ":" + PASSWORD));
        try (PaysessionProcess untouched = before) {
            sessions.add(untouched.gateway().create(MERCHANT, PASSWORD, 25));
            assertRefused("1 merchant(s) need it (SHOP)", database.options(wrong));
            assertRefused("1 live session(s) need it", database.options(wrong));
            try (PaysessionProcess reading = serve(first, second)) {
                workSideBySide(untouched, reading, sessions);
                assertThat(untouched.stop()).isZero();
                try (PaysessionProcess writing = serve(second, first)) {
                    workSideBySide(reading, writing, sessions);
                    assertThat(reading.stop()).isZero();
                    assertThat(database.query("SELECT count(DISTINCT key_id) FROM payment_session"))
                            .as("sessions of the old key live on")
                            .isEqualTo("2");
                    assertRefused("live session(s) need it", database.options(onlySecond));
                    everythingMovesToTheNewKey(writing, sessions);
                    try (PaysessionProcess after = serve(second)) {
                        workSideBySide(writing, after, sessions);
                    }
                }
            }
        }
    }

    /** Each session, wherever it was made, is read and written at both. */
    private static void workSideBySide(PaysessionProcess one, PaysessionProcess other, List<Session> sessions) {
        sessions.add(one.gateway().create(MERCHANT, PASSWORD, 25));
        sessions.add(other.gateway().create(MERCHANT, PASSWORD, 25));
        for (Session session : sessions) {
            assertThat(session.at(one.gateway()).retrieve().status()).isEqualTo(200);
            assertThat(session.at(other.gateway()).retrieve().status()).isEqualTo(200);
        }
        Session newest = sessions.get(sessions.size() - 1);
        assertThat(newest.at(one.gateway())
                        .update("{\"order\":{\"amount\":\"1\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(newest.at(other.gateway()).retrieve().first("amount")).isEqualTo("1");
        assertThat(newest.at(other.gateway())
                        .updateAsPayer("{\"locale\":\"en\"}")
                        .status())
                .isEqualTo(200);
    }

    private void everythingMovesToTheNewKey(PaysessionProcess server, List<Session> sessions) {
        for (Session session : sessions) {
            assertThat(session.at(server.gateway())
                            .update("{\"locale\":\"en\"}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(database.query("SELECT count(DISTINCT key_id) FROM payment_session"))
                .isEqualTo("1");
        Await.until(Duration.ofSeconds(60), "the merchant's password is hashed anew when it is used", () -> {
            assertThat(sessions.get(0).at(server.gateway()).retrieve().status()).isEqualTo(200);
            return database.query("SELECT count(*) FROM merchant WHERE newest_key_id <> (SELECT max(key_id)"
                            + " FROM payment_session)")
                    .equals("0");
        });
    }

    @Test
    void a_database_that_forgets_what_it_acknowledged_is_refused_unless_allowed() {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        String[] options = database.options(key);
        database.execute("ALTER ROLE paysession SET synchronous_commit = off");
        assertRefused("synchronous_commit is off", options);
        database.execute("ALTER ROLE paysession RESET synchronous_commit");
        database.stop();
        database.startAgain("fsync=off");
        assertRefused("fsync is off", options);
        assertRefused("--allow-volatile-database", options);

        Launch fast = Launch.fast(directory);
        try (PaysessionProcess allowed = fast.serve(database.options(key, "--allow-volatile-database"))) {
            assertThat(allowed.stop()).isZero();
        }
        // Said twice is not said the opposite.
        Launch twice = fast.withEnvironment("PAYSESSION_ALLOW_VOLATILE_DATABASE", "true");
        try (PaysessionProcess allowed = twice.serve(database.options(key, "--allow-volatile-database"))) {
            assertThat(allowed.stop()).isZero();
        }
    }
}

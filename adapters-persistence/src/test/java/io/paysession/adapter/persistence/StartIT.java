package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.schema.KnownForm;
import io.paysession.domain.shared.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each way in which a start can fail, and the line that the operator then reads. */
class StartIT {
    private static final PersistenceTimeouts IMPATIENT = new PersistenceTimeouts(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));

    private final TestDatabase database = TestDatabase.empty();

    @Test
    void refuses_a_database_that_acknowledges_before_it_has_written() {
        assertThat(database.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = off"))
                .isZero();
        assertRefused(database.settings(), "may lose acknowledged sessions in a crash: synchronous_commit is off");
        try (PersistenceAdapter adapter =
                PersistenceAdapter.open(database.settings().withVolatileDatabaseAllowed(true), TestDatabase.keys(1))) {
            assertThat(adapter.isReady()).isTrue();
        }
    }

    @Test
    void accepts_every_other_way_to_commit() {
        for (String mode : new String[] {"local", "remote_write", "remote_apply", "on"}) {
            assertThat(database.execute("ALTER DATABASE " + database.name() + " SET synchronous_commit = " + mode))
                    .isZero();
            database.open(TestDatabase.keys(1)).close();
        }
    }

    @Test
    void refuses_a_server_that_does_not_flush() throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            TestDatabase careless = TestDatabase.empty(server);
            assertRefused(careless.settings(), "fsync is off");
            PersistenceAdapter.open(careless.settings().withVolatileDatabaseAllowed(true), TestDatabase.keys(1))
                    .close();
        }
    }

    @Test
    void says_that_nobody_answers() {
        assertRefused(
                at("jdbc:postgresql://localhost:1/nowhere?password=canary"),
                "The database jdbc:postgresql://localhost:1/nowhere cannot be reached: ");
    }

    @Test
    void gives_up_on_a_server_that_accepts_and_falls_silent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            long start = System.nanoTime();
            assertRefused(
                    at("jdbc:postgresql://localhost:" + silent.getLocalPort() + "/silent"), "cannot be reached: ");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void says_that_the_url_is_wrong_without_showing_it() {
        assertThatThrownBy(() -> PersistenceAdapter.open(at("jdbc:mysql://canary"), TestDatabase.keys(1)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessage("The database URL must look like jdbc:postgresql://host:5432/database");
    }

    @Test
    void says_that_there_is_no_such_database() {
        String url = database.settings().jdbcUrl() + "_missing";
        assertRefused(at(url), "There is no such database: " + url);
    }

    @Test
    void says_that_the_password_is_wrong() throws IOException {
        // The test server trusts everybody but this user.
        assertThat(database.execute("CREATE ROLE careful LOGIN PASSWORD 'right'"))
                .isZero();
        Path rules = TestDatabase.dataDirectory().resolve("pg_hba.conf");
        Files.writeString(rules, "host all careful all scram-sha-256\n" + Files.readString(rules));
        assertThat(database.query("SELECT pg_reload_conf()")).containsExactly("t");
        PersistenceSettings settings =
                PersistenceSettings.of(database.settings().jdbcUrl(), "careful", Secret.of("canary"));
        assertThat(settings.toString()).doesNotContain("canary");
        assertRefused(settings, "refuses user careful: the password is wrong, or pg_hba.conf");
    }

    @Test
    void refuses_tables_of_a_newer_version() {
        database.open(TestDatabase.keys(1)).close();
        assertThat(database.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                        + " script, checksum, installed_by, execution_time, success)"
                        + " VALUES (99, '999', 'future', 'SQL', 'V999__future.sql', 1, 'test', 1, true)"))
                .isEqualTo(1);
        assertRefused(database.settings(), "migrated by a newer version of paysession (step 999)");
    }

    @Test
    void refuses_tables_of_another_form() {
        database.open(TestDatabase.keys(1)).close();
        assertThat(database.execute("ALTER TABLE payment_session ALTER COLUMN version TYPE integer USING 0"))
                .isZero();
        assertRefused(database.settings(), "The tables do not have this version's form: ");
    }

    @Test
    void does_not_say_of_a_database_that_was_reached_that_it_cannot_be_reached() {
        database.open(TestDatabase.keys(1)).close();
        assertThat(database.execute("ALTER TABLE known_form DROP COLUMN form")).isZero();
        assertRefused(database.settings(), "cannot be looked at: ");
    }

    /** Neither Flyway nor Hibernate: together they take longer than all the rest. */
    @Test
    void migrates_and_checks_the_tables_only_when_something_has_changed() {
        database.open(TestDatabase.keys(1)).close();
        String longAgo = "2001-01-01 00:00:00+00";
        assertThat(database.execute("UPDATE known_form SET checked_at = '" + longAgo + "'"))
                .isEqualTo(1);
        database.open(TestDatabase.keys(1)).close();
        assertThat(database.query("SELECT checked_at = '" + longAgo + "' FROM known_form"))
                .as("left alone")
                .containsExactly("t");
        assertThat(database.execute("ALTER TABLE merchant ADD COLUMN more text"))
                .isZero();
        database.open(TestDatabase.keys(1)).close();
        assertThat(database.query("SELECT checked_at = '" + longAgo + "' FROM known_form"))
                .as("checked again")
                .containsExactly("f");
    }

    @Test
    void knows_every_migration() throws IOException {
        assertThat(KnownForm.migrations())
                .hasSizeGreaterThan(4)
                .anyMatch(name -> name.endsWith("/V1__payment_sessions_and_merchants.sql"))
                .isSorted();
        assertThat(KnownForm.build()).isEqualTo(KnownForm.build()).hasSize(64);
    }

    @Test
    void refuses_somebody_elses_tables() {
        assertThat(database.execute("CREATE TABLE merchant (name text)")).isZero();
        assertRefused(database.settings(), "The tables cannot be brought to this version's form: ");
        assertThat(database.query("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"))
                .containsExactly("1");
    }

    @Test
    void several_processes_may_start_at_once() throws Exception {
        ExecutorService processes = Executors.newFixedThreadPool(4);
        try {
            var starts = IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<Boolean>) () -> {
                        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
                            return adapter.isReady();
                        }
                    })
                    .toList();
            for (var result : processes.invokeAll(starts)) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            processes.shutdownNow();
        }
        assertThat(database.query("SELECT version FROM flyway_schema_history WHERE version IS NOT NULL"))
                .contains("1")
                .doesNotHaveDuplicates();
    }

    private static PersistenceSettings at(String url) {
        return PersistenceSettings.of(url, "postgres", Secret.of("postgres")).withTimeouts(IMPATIENT);
    }

    private static void assertRefused(PersistenceSettings settings, String line) {
        assertThatThrownBy(() -> PersistenceAdapter.open(settings, TestDatabase.keys(1)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessageContaining(line)
                .message()
                .doesNotContain("canary")
                .hasLineCount(1);
    }
}

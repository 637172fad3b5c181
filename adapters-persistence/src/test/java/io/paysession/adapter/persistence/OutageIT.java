package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.sql.PersistenceFailedException;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.session.PaymentSession;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A database that goes away, comes back, or falls silent. */
class OutageIT {
    private static final PersistenceTimeouts IMPATIENT = new PersistenceTimeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofSeconds(1));

    private static final Path RESTARTED = TestDatabase.temporary();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final PaymentSession session = SampleSessions.fresh(SampleSessions.MERCHANT, now);

    @Test
    void recovers_when_the_database_restarts() throws IOException {
        EmbeddedPostgres before = TestDatabase.start(RESTARTED, 0, false);
        TestDatabase database = TestDatabase.empty(before);
        try (PersistenceAdapter adapter =
                PersistenceAdapter.open(database.settings().withTimeouts(IMPATIENT), TestDatabase.keys(1))) {
            adapter.sessions().add(session);
            before.close();
            assertThatThrownBy(() -> adapter.sessions().find(session.id()))
                    .isInstanceOf(PersistenceFailedException.class);
            assertThat(adapter.isReady()).isFalse();
            try (EmbeddedPostgres after = TestDatabase.start(RESTARTED, before.getPort(), false)) {
                assertThat(after.getPort()).isEqualTo(before.getPort());
                long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (!adapter.isReady() && System.nanoTime() < deadline) {
                    Thread.onSpinWait();
                }
                assertThat(adapter.sessions().find(session.id())).contains(session);
            }
        }
    }

    @AfterAll
    static void deleteFiles() throws IOException {
        try (Stream<Path> files = Files.walk(RESTARTED)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete())
                            .as(file.toString())
                            .isTrue());
        }
    }

    @Test
    void gives_up_on_a_statement_that_waits_for_a_lock() throws Exception {
        TestDatabase database = TestDatabase.create();
        try (PersistenceAdapter adapter =
                        PersistenceAdapter.open(database.settings().withTimeouts(IMPATIENT), TestDatabase.keys(1));
                java.sql.Connection blocker = database.connect();
                java.sql.Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            assertThat(statement.execute("LOCK TABLE payment_session")).isFalse();
            assertThatThrownBy(() -> adapter.sessions().add(session))
                    .isInstanceOf(PersistenceFailedException.class)
                    .hasMessageContaining("57014");
            blocker.rollback();
            adapter.sessions().add(session);
            assertThat(adapter.sessions().find(session.id())).contains(session);
        }
    }

    @Test
    void gives_up_on_a_server_that_falls_silent() throws Exception {
        TestDatabase database = TestDatabase.create();
        int port = Integer.parseInt(database.settings().jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
        try (StallingProxy proxy = new StallingProxy(port)) {
            PersistenceSettings settings = PersistenceSettings.of(
                            database.settings().jdbcUrl().replace(":" + port + "/", ":" + proxy.port() + "/"),
                            "postgres",
                            database.settings().password())
                    .withPoolSize(2)
                    .withTimeouts(IMPATIENT);
            try (PersistenceAdapter adapter = PersistenceAdapter.open(settings, TestDatabase.keys(1))) {
                adapter.sessions().add(session);
                proxy.stall();
                long start = System.nanoTime();
                assertThatThrownBy(() -> adapter.sessions().find(session.id()))
                        .isInstanceOf(PersistenceFailedException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
                assertThat(adapter.isReady()).isFalse();
            }
        }
    }
}

package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.paysession.adapter.persistence.sql.ConnectionPermits;
import io.paysession.adapter.persistence.sql.PersistenceFailedException;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.session.PaymentSession;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stores on connections of somebody else, whose habits are others than ours. */
public class SharedDatabaseIT {
    private static final String HABITS = "SELECT concat_ws(' ', current_setting('search_path'),"
            + " current_setting('transaction_isolation'), current_setting('statement_timeout'))";

    private final TestDatabase database = TestDatabase.empty();
    private final HikariDataSource theirs = pool(database, 3);
    private final PaymentSession session =
            SampleSessions.fresh(SampleSessions.MERCHANT, Instant.now().truncatedTo(ChronoUnit.MICROS));

    /** Serialisable, impatient, committing when told to, and with a schema of its own. */
    public static HikariDataSource pool(TestDatabase database, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.settings().jdbcUrl() + "?ApplicationName=theirs");
        config.setUsername(database.settings().user());
        config.setPassword(database.settings().password().reveal());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        config.setConnectionInitSql("SET search_path TO shop, public; SET statement_timeout TO 12345; COMMIT");
        return new HikariDataSource(config);
    }

    @BeforeEach
    void they_were_there_first() {
        assertThat(database.execute("CREATE SCHEMA shop")).isZero();
        assertThat(database.execute("CREATE TABLE shop.merchant (name text)")).isZero();
        assertThat(database.execute("CREATE TABLE shop.flyway_schema_history (installed_rank int PRIMARY KEY,"
                        + " version text, description text, type text, script text, checksum int, installed_by text,"
                        + " installed_on timestamp DEFAULT now(), execution_time int, success bool)"))
                .isZero();
        assertThat(database.execute("INSERT INTO shop.flyway_schema_history VALUES"
                        + " (1, '1', 'theirs', 'SQL', 'V1__theirs.sql', 7, 'them', now(), 1, true)"))
                .isOne();
    }

    @AfterEach
    void they_stay() {
        assertThat(theirs.isClosed()).isFalse();
        assertThat(database.query("SELECT script FROM shop.flyway_schema_history"))
                .containsExactly("V1__theirs.sql");
        theirs.close();
    }

    @Test
    void are_there_without_connections_of_their_own_and_leave_those_of_others_as_they_were() throws SQLException {
        List<String> before = habits();
        SharedDatabase shared = SharedDatabase.of(theirs, "payments");
        try (PersistenceAdapter adapter = PersistenceAdapter.open(shared, TestDatabase.keys(1))) {
            adapter.sessions().add(session);
            assertThat(adapter.notReadyBecause()).isEmpty();
            assertThat(adapter.activeConnections()).isZero();
            assertThat(database.query("SELECT DISTINCT application_name FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()"))
                    .containsExactly("theirs");
            assertThat(habits()).isEqualTo(before);
        }
        assertThat(habits()).isEqualTo(before);
        try (PersistenceAdapter again = PersistenceAdapter.open(shared, TestDatabase.keys(1))) {
            assertThat(again.openingTimes().map(PersistenceAdapter.OpeningTime::name))
                    .as("the form of the tables is known")
                    .doesNotContain("Flyway");
            assertThat(again.sessions().find(session.id())).contains(session);
        }
        assertThat(database.query("SELECT count(*) FROM payments.payment_session"))
                .containsExactly("1");
        assertThat(database.query("SELECT count(*) FROM shop.merchant")).containsExactly("0");
    }

    /** All connections at once, so that none is missed. */
    private List<String> habits() throws SQLException {
        java.util.ArrayList<String> habits = new java.util.ArrayList<>();
        java.util.ArrayList<Connection> all = new java.util.ArrayList<>();
        for (int i = 0; i < theirs.getMaximumPoolSize(); i++) {
            Connection connection = theirs.getConnection();
            all.add(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(HABITS)) {
                assertThat(row.next()).isTrue();
                habits.add(connection.getAutoCommit() + " " + row.getString(1));
            }
        }
        for (Connection connection : all) {
            connection.close();
        }
        return habits;
    }

    @Test
    void have_a_history_of_their_own_beside_that_of_others_in_one_schema() {
        assertThat(database.execute("ALTER TABLE shop.merchant RENAME TO shop_merchant"))
                .isZero();
        SharedDatabase shared = SharedDatabase.of(theirs, "shop").withHistory("payment_history");
        try (PersistenceAdapter adapter = PersistenceAdapter.open(shared, TestDatabase.keys(1))) {
            adapter.sessions().add(session);
        }
        try (PersistenceAdapter again = PersistenceAdapter.open(shared, TestDatabase.keys(1))) {
            assertThat(again.sessions().find(session.id())).contains(session);
        }
        assertThat(database.query("SELECT version FROM shop.payment_history ORDER BY installed_rank LIMIT 2"))
                .containsExactly("0", "1");
    }

    @Test
    void do_not_advise_anybody_to_mend_a_history_that_is_not_ours() {
        assertThatThrownBy(() -> PersistenceAdapter.open(SharedDatabase.of(theirs, "shop"), TestDatabase.keys(1)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessage("The tables of somebody else are there (his first migration is V1__theirs.sql):"
                        + " give paysession a schema of its own, and leave that one as it is");
        assertThat(database.execute("UPDATE shop.flyway_schema_history SET version = '2000'"))
                .isOne();
        assertThatThrownBy(() -> PersistenceAdapter.open(database.settings().withSchema("shop"), TestDatabase.keys(1)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessageContaining("give paysession a schema of its own");
    }

    @Test
    void wait_for_a_free_connection_no_longer_than_they_are_patient() throws SQLException {
        try (HikariDataSource few = pool(database, 3)) {
            few.setConnectionTimeout(250);
            SharedDatabase shared = SharedDatabase.of(few, "payments").withMost(3);
            try (PersistenceAdapter adapter = PersistenceAdapter.open(shared, TestDatabase.keys(1));
                    Connection ignored1 = few.getConnection();
                    Connection ignored2 = few.getConnection();
                    Connection ignored3 = few.getConnection()) {
                assertThatThrownBy(() -> adapter.sessions().find(session.id()))
                        .isInstanceOf(PersistenceFailedException.class)
                        .hasMessageContaining("The database could not answer");
            }
        }
    }

    @Test
    void give_a_statement_no_more_time_than_they_may() {
        PersistenceTimeouts impatient = new PersistenceTimeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(10));
        Connections connections =
                Connections.of(SharedDatabase.of(theirs, "payments").withTimeouts(impatient));
        Statements statements = connections.statements(new ConnectionPermits(1, Duration.ofSeconds(30)));
        assertThatThrownBy(() -> statements.run("SELECT pg_sleep(60)", statement -> statement.execute()))
                .isInstanceOf(PersistenceFailedException.class)
                .hasMessageContaining("57014");
    }

    /** Theirs looks at its own schema only, also after ours has made tables beside. */
    @Test
    void let_others_go_on_with_their_migrations() {
        assertThat(database.execute("DROP TABLE shop.flyway_schema_history")).isZero();
        Flyway flyway = Flyway.configure()
                .dataSource(theirs)
                .defaultSchema("shop")
                .locations("classpath:theirs")
                .failOnMissingLocations(false)
                .baselineOnMigrate(true)
                .load();
        assertThat(flyway.migrate().success).isTrue();
        PersistenceAdapter.open(SharedDatabase.of(theirs, "payments"), TestDatabase.keys(1))
                .close();
        flyway.validate();
        assertThat(flyway.migrate().success).isTrue();
        assertThat(database.execute("UPDATE shop.flyway_schema_history SET script = 'V1__theirs.sql'"))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "History", "a b", "pg_history", "a\";--"})
    void have_no_other_names_than_such_that_need_no_quotes(String name) {
        SharedDatabase shared = SharedDatabase.of(theirs, "payments");
        assertThatIllegalArgumentException().isThrownBy(() -> shared.withHistory(name));
        assertThatIllegalArgumentException().isThrownBy(() -> SharedDatabase.of(theirs, name));
        assertThatIllegalArgumentException().isThrownBy(() -> shared.withMost(0));
    }
}

package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.paysession.adapter.persistence.sql.ConnectionPermits;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.OutageException;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** A database that becomes a standby, that undoes what it was asked, or that somebody stands before. */
class FailoverIT {
    private final TestDatabase database = TestDatabase.create();

    private static Statements over(HikariDataSource pool) {
        return new Statements(pool, new ConnectionPermits(pool.getMaximumPoolSize(), Duration.ofSeconds(30)));
    }

    /** Every connection that the pool has is to a server that takes no writes any more. */
    private static void demote(HikariDataSource pool) throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
            all.add(pool.getConnection());
        }
        for (Connection connection : all) {
            try (Statement statement = connection.createStatement()) {
                boolean unusedNoResult = statement.execute("SET default_transaction_read_only = on");
            }
        }
        for (Connection connection : all) {
            connection.close();
        }
    }

    @Test
    void gives_up_all_connections_to_a_server_that_takes_no_writes_and_writes_elsewhere() throws SQLException {
        try (HikariDataSource pool = PostgresDataSource.pool(database.settings())) {
            demote(pool);
            Statements statements = over(pool);
            int unusedCount =
                    statements.run("CREATE TABLE written (number int)", statement -> statement.executeUpdate());
            for (int i = 0; i < 3 * pool.getMaximumPoolSize(); i++) {
                int written = statements.inTransaction(transaction ->
                        transaction.run("INSERT INTO written VALUES (1)", statement -> statement.executeUpdate()));
                assertThat(written).isEqualTo(1);
            }
        }
    }

    @Test
    void does_both_of_two_transactions_that_wait_for_each_other() throws Exception {
        assertThat(database.execute("CREATE TABLE pair (name text PRIMARY KEY, count int)"))
                .isZero();
        assertThat(database.execute("INSERT INTO pair VALUES ('left', 0), ('right', 0)"))
                .isEqualTo(2);
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (HikariDataSource pool = PostgresDataSource.pool(database.settings())) {
            Statements statements = over(pool);
            List<Future<Integer>> done = new ArrayList<>();
            for (List<String> order : List.of(List.of("left", "right"), List.of("right", "left"))) {
                done.add(threads.submit(() -> statements.inTransaction(transaction -> {
                    int first = increment(transaction, order.get(0));
                    if (attempts.incrementAndGet() <= 2) {
                        meet(both);
                    }
                    return first + increment(transaction, order.get(1));
                })));
            }
            for (Future<Integer> one : done) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(2);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(attempts).as("the one that was undone was done again").hasValue(3);
        assertThat(database.query("SELECT count FROM pair")).containsExactly("2", "2");
    }

    private static int increment(Statements.Transaction transaction, String name) throws SQLException {
        return transaction.run("UPDATE pair SET count = count + 1 WHERE name = ?", statement -> {
            statement.setString(1, name);
            return statement.executeUpdate();
        });
    }

    private static void meet(CyclicBarrier both) {
        try {
            int unusedPlace = both.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void is_not_ready_while_the_database_takes_no_writes() {
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
            assertThat(adapter.notReadyBecause()).isEmpty();
            setReadOnly(true);
            await(adapter, Option.some("The database is in recovery or read-only"));
            Merchant merchant = Merchant.withPassword(new MerchantId("SHOP"), new PasswordHash("key1", "hash"));
            assertThatThrownBy(() -> adapter.merchants().add(merchant)).isInstanceOf(OutageException.class);
            setReadOnly(false);
            await(adapter, Option.none());
            assertThat(adapter.merchants().add(merchant)).isTrue();
            assertThat(adapter.merchants().find(merchant.id())).contains(merchant);
        }
    }

    /** For everybody who connects from now on; who is connected is turned away. */
    private void setReadOnly(boolean readOnly) {
        int unusedCount = database.execute("BEGIN READ WRITE; ALTER DATABASE " + database.name()
                + " SET default_transaction_read_only = " + readOnly + "; COMMIT");
        assertThat(database.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()"))
                .contains("t");
    }

    private static void await(PersistenceAdapter adapter, Option<String> verdict) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Option<String> found = adapter.notReadyBecause();
        while (!found.equals(verdict) && System.nanoTime() < end) {
            found = adapter.notReadyBecause();
        }
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void refuses_a_database_without_a_synchronous_standby_only_if_told_to() {
        PersistenceSettings demanding = database.settings().withSynchronousStandbyRequired(true);
        assertThatThrownBy(() -> PersistenceAdapter.open(demanding, TestDatabase.keys(1)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessageContaining("has no synchronous standby")
                .hasMessageContaining("--require-synchronous-standby");
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
            assertThat(adapter.failoverRisk().get()).contains("has no synchronous standby");
        }
    }

    @Test
    void leaves_nothing_on_a_connection_that_the_next_transaction_does_not_get() throws SQLException {
        PersistenceSettings pooled =
                database.settings().withTransactionPooling(true).withPoolSize(1);
        try (HikariDataSource pool = PostgresDataSource.pool(pooled)) {
            Statements statements = over(pool);
            for (int i = 0; i < 10; i++) {
                assertThat(number(statements, "SELECT count(*) FROM pg_prepared_statements"))
                        .isZero();
            }
            assertThat(number(statements, "SELECT setting::bigint FROM pg_settings WHERE name = 'statement_timeout'"))
                    .as("no start-up option")
                    .isZero();
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                        .isZero();
            }
        }
    }

    private static long number(Statements statements, String sql) {
        return statements.run(
                sql,
                statement -> Fields.all(statement.executeQuery(), Fields::count).head());
    }
}

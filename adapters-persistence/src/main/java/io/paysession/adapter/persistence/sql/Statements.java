package io.paysession.adapter.persistence.sql;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Runs statements, each in a transaction of its own: connections of our own commit by themselves, so that there is one
 * round trip to the database and not three. What fails leaves as {@link PersistenceFailedException#of} says.
 */
public final class Statements {
    private final DataSource pool;
    private final ConnectionPermits permits;
    private final Option<String> introduction;

    public Statements(DataSource pool, ConnectionPermits permits) {
        this(pool, permits, Option.none());
    }

    /** @param introduction what each transaction begins with; none lets single statements commit by themselves */
    public Statements(DataSource pool, ConnectionPermits permits, Option<String> introduction) {
        this.pool = pool;
        this.permits = permits;
        this.introduction = introduction;
    }

    /** What to do with a prepared statement: bind it, run it, read the answer. */
    @FunctionalInterface
    public interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /** Runs one statement. */
    public <T> T run(String sql, Use<T> use) {
        if (introduction.isDefined()) {
            return inTransaction(transaction -> transaction.run(sql, use));
        }
        return inTurn(() -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.apply(statement);
            }
        });
    }

    /** Statements that belong together, on one connection. */
    public record Transaction(Connection connection) {
        public <T> T run(String sql, Use<T> use) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.apply(statement);
            }
        }

        /** Undoes everything that was done in it, as its last step. */
        public void undo() throws SQLException {
            connection.rollback();
        }
    }

    /** What to do in a transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T apply(Transaction transaction) throws SQLException;
    }

    /** Runs several statements; each sees what was committed before it began. All or none take effect. */
    public <T> T inTransaction(Work<T> work) {
        return inTurn(() -> {
            try (Connection connection = pool.getConnection()) {
                boolean commits = connection.getAutoCommit();
                connection.setAutoCommit(false);
                return committed(connection, commits, work);
            }
        });
    }

    /** @param commits whether the connection committed by itself before, and is to do so again */
    private <T> T committed(Connection connection, boolean commits, Work<T> work) throws SQLException {
        try {
            introduce(connection);
            T result = work.apply(new Transaction(connection));
            connection.commit();
            connection.setAutoCommit(commits);
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            undo(connection, commits, failure);
            throw failure;
        }
    }

    private void introduce(Connection connection) throws SQLException {
        if (introduction.isDefined()) {
            try (Statement statement = connection.createStatement()) {
                boolean unusedNoResult = statement.execute(introduction.get());
            }
        }
    }

    /** What the work failed of must not be hidden by a connection that is gone with it. */
    private static void undo(Connection connection, boolean commits, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(commits);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    /** Work on a connection, to be done once more if the database has undone it. */
    @FunctionalInterface
    private interface Attempt<T> {
        T make() throws SQLException;
    }

    private <T> T inTurn(Attempt<T> attempt) {
        permits.begin();
        try {
            return Retries.until(attempt::make);
        } catch (SQLException e) {
            throw PersistenceFailedException.of(e);
        } finally {
            permits.end();
        }
    }

    /** Binds an array of texts. */
    public static void bindTexts(PreparedStatement statement, int position, Seq<String> texts) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf("text", texts.toJavaArray()));
    }
}

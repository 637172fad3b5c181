package io.paysession.adapter.persistence;

import io.vavr.collection.Seq;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Runs statements, each in a transaction of its own: the connections commit by themselves, so that there is one round
 * trip to the database and not three. What fails leaves as {@link PersistenceFailedException#of} says.
 */
final class Statements {
    private final DataSource pool;
    private final SessionFactory hibernate;
    private final Turns turns;

    Statements(DataSource pool, SessionFactory hibernate, Turns turns) {
        this.pool = pool;
        this.hibernate = hibernate;
        this.turns = turns;
    }

    /** What to do with a prepared statement: bind it, run it, read the answer. */
    @FunctionalInterface
    interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /** Runs one native statement. It goes by Hibernate, whose session would cost more than the binding. */
    <T> T run(String sql, Use<T> use) {
        return inTurn(() -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.apply(statement);
            } catch (SQLException e) {
                throw PersistenceFailedException.of(e);
            }
        });
    }

    /** Statements that belong together, on one connection. */
    record Transaction(Connection connection) {
        <T> T run(String sql, Use<T> use) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.apply(statement);
            }
        }

        /** Undoes everything that was done in it. */
        void undo() throws SQLException {
            connection.rollback();
        }
    }

    /** What to do in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T apply(Transaction transaction) throws SQLException;
    }

    /** Runs several native statements; each sees what was committed before it began. All or none take effect. */
    <T> T inTransaction(Work<T> work) {
        return inTurn(() -> {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                return committed(connection, work);
            } catch (SQLException e) {
                throw PersistenceFailedException.of(e);
            }
        });
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.apply(new Transaction(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    /** Runs one Hibernate query. */
    <T> T inSession(Function<StatelessSession, T> work) {
        return inTurn(() -> {
            try (StatelessSession session = hibernate.openStatelessSession()) {
                return work.apply(session);
            } catch (HibernateException e) {
                throw PersistenceFailedException.of(e);
            }
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.begin();
        try {
            return work.get();
        } finally {
            turns.end();
        }
    }

    /** Binds an array of texts. */
    static void bindTexts(PreparedStatement statement, int position, Seq<String> texts) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf("text", texts.toJavaArray()));
    }
}

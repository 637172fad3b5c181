package io.paysession.adapter.persistence;

import io.vavr.collection.Seq;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * Runs statements, each in a transaction of its own: the connections commit by themselves, so that there is one round
 * trip to the database and not three. What fails leaves as {@link PersistenceFailedException#of} says.
 */
final class Statements {
    private final SessionFactory hibernate;

    Statements(SessionFactory hibernate) {
        this.hibernate = hibernate;
    }

    /** What to do with a prepared statement: bind it, run it, read the answer. */
    @FunctionalInterface
    interface Use<T> {
        T apply(PreparedStatement statement) throws SQLException;
    }

    /** Runs one native statement. */
    <T> T run(String sql, Use<T> use) {
        return inSession(session -> session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return use.apply(statement);
            } catch (SQLException e) {
                // Here, before Hibernate sees it: Hibernate would log it.
                throw PersistenceFailedException.of(e);
            }
        }));
    }

    /** Runs one Hibernate query. */
    <T> T inSession(Function<StatelessSession, T> work) {
        try (StatelessSession session = hibernate.openStatelessSession()) {
            return work.apply(session);
        } catch (HibernateException e) {
            throw PersistenceFailedException.of(e);
        }
    }

    /** Binds an array of texts. */
    static void bindTexts(PreparedStatement statement, int position, Seq<String> texts) throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf("text", texts.toJavaArray()));
    }
}

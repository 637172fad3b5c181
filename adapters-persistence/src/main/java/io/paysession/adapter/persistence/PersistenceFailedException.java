package io.paysession.adapter.persistence;

import io.vavr.control.Option;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The store could not do what it was asked: the database is away, or what it holds is damaged. Whether a write has
 * taken effect is unknown. Neither the message nor the cause holds any stored data.
 */
public final class PersistenceFailedException extends RuntimeException {
    private final Option<String> sqlState;

    private PersistenceFailedException(String message, Option<String> sqlState, @Nullable Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    /** What a statement or the framework around it threw. */
    static PersistenceFailedException of(Throwable failure) {
        if (failure instanceof PersistenceFailedException known) {
            return known;
        }
        SQLException sql = sqlException(failure);
        Option<String> state = sql == null ? Option.none() : Option.of(sql.getSQLState());
        String what = sql == null ? failure.getClass().getSimpleName() : "SQLState " + state.getOrElse("unknown");
        return new PersistenceFailedException(
                "The database could not answer (" + what + ")", state, isHarmless(sql, state) ? sql : null);
    }

    /** A row that cannot be read. The cause is left out on purpose: its text may be made of the row. */
    static PersistenceFailedException damaged(String what) {
        return new PersistenceFailedException(what, Option.none(), null);
    }

    /** The SQLState of the failure, as far as there is one. */
    public Option<String> sqlState() {
        return sqlState;
    }

    private static @Nullable SQLException sqlException(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Connection lost (08), resources exhausted (53), ended by the server (57): about the server, not about data. */
    private static boolean isHarmless(@Nullable SQLException sql, Option<String> state) {
        return sql instanceof SQLTransientConnectionException
                || state.exists(code -> code.startsWith("08") || code.startsWith("53") || code.startsWith("57"));
    }
}

package io.paysession.adapter.persistence.sql;

import io.paysession.application.port.OutageException;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The database could not do what it was asked in time. Whether a write has taken effect is unknown. Neither the message
 * nor the cause holds any stored data.
 */
public final class PersistenceFailedException extends OutageException {
    private static final long serialVersionUID = 1L;

    private PersistenceFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    private PersistenceFailedException(String message) {
        super(message);
    }

    /** All connections are in use, and have been for as long as anybody may wait for one. */
    static PersistenceFailedException noFreeConnection() {
        return new PersistenceFailedException("The database could not answer (no connection is free)");
    }

    /** Somebody else asked for several callers together, and has never come back with an answer. */
    static PersistenceFailedException unanswered() {
        return new PersistenceFailedException("The database could not answer (the caller who asked it has died)");
    }

    /** The same for another of the callers who asked together; each has a stack of his own. */
    static PersistenceFailedException sharedBy(PersistenceFailedException outage) {
        return new PersistenceFailedException(String.valueOf(outage.getMessage()), outage);
    }

    /**
     * What a statement or the framework around it threw: an outage, unless the database says that the statement itself
     * is wrong, which is a bug.
     */
    static RuntimeException of(Throwable failure) {
        if (failure instanceof PersistenceFailedException || failure instanceof IllegalStateException) {
            return (RuntimeException) failure;
        }
        SQLException sql = sqlException(failure);
        Option<String> state = sql == null ? Option.none() : Option.of(sql.getSQLState());
        String what = sql == null ? failure.getClass().getSimpleName() : "SQLState " + state.getOrElse("unknown");
        String message = "The database could not answer (" + what + ")";
        if (state.exists(PersistenceFailedException::blamesStatement)) {
            return new IllegalStateException(message);
        }
        return sql != null && isHarmless(sql, state)
                ? new PersistenceFailedException(message, sql)
                : new PersistenceFailedException(message);
    }

    /** Wrong data (22), broken constraint (23), wrong SQL or missing table (42). */
    private static boolean blamesStatement(String code) {
        return code.startsWith("22") || code.startsWith("23") || code.startsWith("42");
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
    private static boolean isHarmless(SQLException sql, Option<String> state) {
        return sql instanceof SQLTransientConnectionException
                || state.exists(code -> code.startsWith("08") || code.startsWith("53") || code.startsWith("57"));
    }
}

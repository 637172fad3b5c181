package io.paysession.adapter.persistence.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connects as soon as there is somebody to connect to. The pool itself pauses longer and longer between attempts, so that
 * callers would wait for seconds although the database has been back all the time.
 */
public final class PatientDataSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final long patienceNanos;

    /** @param patience for how long to try again; the last attempt may take as long as the driver lets it */
    public PatientDataSource(Duration patience) {
        patienceNanos = patience.toNanos();
    }

    @Override
    public Connection getConnection() throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException e) {
                if (!isAway(e)
                        || System.nanoTime() - start >= patienceNanos
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Whether nobody answers (08), or somebody who is only just starting, stopping or recovering (57P). */
    public static boolean isAway(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("08") || state.startsWith("57P");
    }
}

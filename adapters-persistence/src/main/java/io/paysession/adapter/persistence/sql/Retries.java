package io.paysession.adapter.persistence.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Does work once more that the database has undone as a whole, and only that: whoever lost a connection does not know what
 * became of his work, and is told so.
 */
final class Retries {
    /** With the first: so that a caller never waits for long, and two who disturb each other do not do so for ever. */
    static final int MOST_ATTEMPTS = 4;

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    /** Serialisation failure, deadlock; and a server that has become a standby, whose connections the pool gives up. */
    private static final Set<String> UNDONE = Set.of("40001", "40P01", ReadOnlyEviction.READ_ONLY);

    private Retries() {}

    /** Work in one transaction, which may be done several times. */
    @FunctionalInterface
    interface Work<T> {
        T attempt() throws SQLException;
    }

    static <T> T until(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.attempt();
            } catch (SQLException e) {
                if (attempt == MOST_ATTEMPTS || !isUndone(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    static boolean isUndone(@Nullable SQLException failure) {
        return failure != null && failure.getSQLState() != null && UNDONE.contains(failure.getSQLState());
    }

    /** Of random length, so that two who disturbed each other do not meet again. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS << attempt));
    }
}

package io.paysession.adapter.persistence;

import java.time.Duration;

/**
 * How long to wait for the database before giving up, so that a hung one yields an exception and not a hung caller.
 *
 * @param start     for a first connection when opening; also how long a single connection attempt may take
 * @param pool      for a free connection of the pool
 * @param statement for one statement; the server ends it
 * @param socket    for any sign of life from the server; the last resort, longer than {@code statement}
 */
public record PersistenceTimeouts(Duration start, Duration pool, Duration statement, Duration socket) {
    /** Ten seconds to start, five for a connection, five for a statement, ten for a server that has fallen silent. */
    public static final PersistenceTimeouts DEFAULT = new PersistenceTimeouts(
            Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** @throws IllegalArgumentException unless all are positive and {@code socket} is longer than {@code statement} */
    public PersistenceTimeouts {
        if (!isPositive(start) || !isPositive(pool) || !isPositive(statement) || socket.compareTo(statement) <= 0) {
            throw new IllegalArgumentException("Timeouts are positive, and the socket's is longer than a statement's");
        }
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    /** The driver counts in seconds; rounded up, because its zero means forever. */
    static int seconds(Duration duration) {
        return Math.toIntExact(duration.plusMillis(999).toSeconds());
    }
}

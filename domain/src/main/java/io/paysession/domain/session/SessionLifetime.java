package io.paysession.domain.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lives. The gateway documents "about 15 minutes"; whether that is counted from the creation or
 * from the last use is unknown (assumption U-1).
 *
 * @param idle    the time that a creation or a successful update gives
 * @param longest the age that no update can extend; at least {@code idle}
 * @param sliding whether updates extend the life; otherwise {@code idle} counts from the creation
 */
public record SessionLifetime(Duration idle, Duration longest, boolean sliding) {
    /** 15 minutes after the last successful write, at most an hour. */
    public static final SessionLifetime DEFAULT =
            new SessionLifetime(Duration.ofMinutes(15), Duration.ofMinutes(60), true);

    /** @throws IllegalArgumentException unless both are positive and {@code longest} is the longer one */
    public SessionLifetime {
        if (idle.isNegative() || idle.isZero() || longest.compareTo(idle) < 0) {
            throw new IllegalArgumentException("A session lives for a positive time, and no longer than the longest");
        }
    }

    /** When a session ends that was created and last successfully written at these times. */
    Instant end(Instant createdAt, Instant writtenAt) {
        Instant latest = createdAt.plus(longest);
        Instant end = (sliding ? writtenAt : createdAt).plus(idle);
        return end.isAfter(latest) ? latest : end;
    }
}

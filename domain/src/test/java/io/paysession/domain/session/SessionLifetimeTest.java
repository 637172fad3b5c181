package io.paysession.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.testing.Cases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionLifetimeTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void ends_fifteen_minutes_after_the_last_write_and_an_hour_after_creation_at_most() {
        assertThat(end(SessionLifetime.DEFAULT, 0)).isEqualTo(START.plusSeconds(15 * 60));
        assertThat(end(SessionLifetime.DEFAULT, 14)).isEqualTo(START.plusSeconds(29 * 60));
        assertThat(end(SessionLifetime.DEFAULT, 45)).isEqualTo(START.plusSeconds(60 * 60));
        assertThat(end(SessionLifetime.DEFAULT, 59)).isEqualTo(START.plusSeconds(60 * 60));
    }

    @Test
    void is_counted_from_the_creation_if_it_does_not_slide() {
        SessionLifetime fixed = new SessionLifetime(Duration.ofMinutes(15), Duration.ofMinutes(15), false);
        assertThat(end(fixed, 14)).isEqualTo(START.plusSeconds(15 * 60));
    }

    @Test
    void never_ends_before_an_idle_time_nor_after_the_longest() {
        Cases.check(2_000, random -> {
            Duration idle = Duration.ofMillis(random.nextLong(1, 1_000_000));
            Duration longest = idle.plusMillis(random.nextLong(0, 1_000_000));
            Instant written = START.plusMillis(random.nextLong(0, 2_000_000));
            Instant end = new SessionLifetime(idle, longest, random.nextBoolean()).end(START, written);
            assertThat(end).isBetween(START.plus(idle), START.plus(longest));
        });
    }

    @Test
    void must_be_positive_and_not_longer_than_the_longest() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new SessionLifetime(Duration.ZERO, minute, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionLifetime(minute.negated(), minute, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionLifetime(minute, minute.minusNanos(1), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Instant end(SessionLifetime lifetime, int minutes) {
        return lifetime.end(START, START.plusSeconds(minutes * 60L));
    }
}

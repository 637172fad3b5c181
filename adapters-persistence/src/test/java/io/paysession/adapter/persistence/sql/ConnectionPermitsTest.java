package io.paysession.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As many at once as there are connections, and nobody for ever. */
class ConnectionPermitsTest {
    @Test
    void refuses_whoever_has_waited_long_enough_and_admits_the_next_when_one_ends() {
        ConnectionPermits permits = new ConnectionPermits(2, Duration.ofMillis(20));
        permits.begin();
        permits.begin();
        assertThatThrownBy(permits::begin)
                .isInstanceOf(PersistenceFailedException.class)
                .hasMessageContaining("no connection is free");
        permits.end();
        permits.begin();
        assertThat(permits.waiting()).isZero();
    }

    @Test
    void an_interrupted_caller_is_refused_and_stays_interrupted() {
        ConnectionPermits permits = new ConnectionPermits(1, Duration.ofMinutes(1));
        permits.begin();
        Thread.currentThread().interrupt();
        assertThatThrownBy(permits::begin).isInstanceOf(PersistenceFailedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}

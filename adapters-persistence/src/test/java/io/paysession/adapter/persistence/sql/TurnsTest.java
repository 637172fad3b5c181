package io.paysession.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As many at once as there are connections, and nobody for ever. */
class TurnsTest {
    @Test
    void refuses_whoever_has_waited_long_enough_and_admits_the_next_when_one_ends() {
        Turns turns = new Turns(2, Duration.ofMillis(20));
        turns.begin();
        turns.begin();
        assertThatThrownBy(turns::begin)
                .isInstanceOf(PersistenceFailedException.class)
                .hasMessageContaining("no connection is free");
        turns.end();
        turns.begin();
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void an_interrupted_caller_is_refused_and_stays_interrupted() {
        Turns turns = new Turns(1, Duration.ofMinutes(1));
        turns.begin();
        Thread.currentThread().interrupt();
        assertThatThrownBy(turns::begin).isInstanceOf(PersistenceFailedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}

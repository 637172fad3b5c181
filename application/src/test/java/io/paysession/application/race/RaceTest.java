package io.paysession.application.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Iterator;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void ends_with_the_first_attempt_that_nobody_was_faster_than() {
        assertThat(Race.run(() -> Option.when(attempts.incrementAndGet() == 3, "won")))
                .isEqualTo("won");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void gives_up_after_a_thousand_lost_races() {
        assertThatThrownBy(() -> Race.run(() -> {
                    attempts.incrementAndGet();
                    return Option.none();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasValue(Race.MAXIMUM_RACES);
    }

    @Test
    void decides_on_what_is_there_then() {
        Iterator<Integer> stored = List.of(2, 3).iterator();
        assertThat(Race.run(
                        Option.some(1),
                        () -> Option.when(stored.hasNext(), stored::next),
                        seen -> Option.when(seen == 3, seen)))
                .contains(3);
    }

    @Test
    void ends_with_nothing_where_there_is_nothing_or_no_more() {
        assertThat(Race.run(Option.<Integer>none(), Option::none, Option::some)).isEmpty();
        assertThat(Race.run(Option.some(1), Option::none, seen -> Option.none()))
                .isEmpty();
    }
}

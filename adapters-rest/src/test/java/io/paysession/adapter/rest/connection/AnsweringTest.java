package io.paysession.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnsweringTest {
    private static final int LONG = 100_000;

    private final ByteBudget budget = new ByteBudget(250_000);

    @Test
    void long_answers_share_a_budget_and_give_it_back() {
        Answering first = new Answering(budget);
        Answering second = new Answering(budget);
        Answering third = new Answering(budget);
        assertThat(first.begin(LONG)).isTrue();
        assertThat(second.begin(LONG)).isTrue();
        assertThat(third.begin(LONG)).as("no room").isFalse();
        assertThat(third.begin(1_000)).as("to say so").isTrue();
        first.end();
        first.end();
        assertThat(budget.taken()).isEqualTo(LONG);
        assertThat(new Answering(budget).begin(LONG)).isTrue();
    }

    @Test
    void what_has_ended_already_holds_nothing() {
        Answering answering = new Answering(budget);
        answering.end();
        assertThat(answering.begin(LONG)).isTrue();
        assertThat(budget.taken()).isZero();
    }

    @Test
    void is_overdue_from_the_time_on_that_it_may_take_until_it_has_ended() {
        Answering answering = new Answering(budget);
        long limit = TimeUnit.SECONDS.toNanos(60);
        assertThat(answering.isOverdue(System.nanoTime() + 2 * limit, limit))
                .as("nothing to read yet")
                .isFalse();
        assertThat(answering.begin(10)).isTrue();
        assertThat(answering.isOverdue(System.nanoTime(), limit)).isFalse();
        assertThat(answering.isOverdue(System.nanoTime() + 2 * limit, limit)).isTrue();
        answering.end();
        assertThat(answering.isOverdue(System.nanoTime() + 2 * limit, limit)).isFalse();
    }
}

package io.paysession.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedStreamTest {
    private static final long LIMIT = 1_000;

    private final AtomicInteger ends = new AtomicInteger();
    private final SharedStream stream = new SharedStream(ends::incrementAndGet);

    @Test
    void one_that_is_not_reset_takes_its_connection_along_at_no_time() {
        assertThat(stream.isResetFor(Long.MAX_VALUE, LIMIT)).isFalse();
        assertThat(ends).hasValue(0);
    }

    @Test
    void a_late_reset_has_its_own_time_and_further_ones_do_not_lengthen_it() {
        long late = 50 * LIMIT;
        stream.reset(late);
        assertThat(ends).hasValue(1);
        assertThat(stream.isResetFor(late + LIMIT, LIMIT)).isFalse();

        stream.reset(late + LIMIT);
        assertThat(ends).hasValue(2);
        assertThat(stream.isResetFor(late + LIMIT + 1, LIMIT)).isTrue();
    }
}

package io.paysession.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.paysession.application.port.Throttle.Attempt;
import io.paysession.application.port.Throttle.Pace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketThrottleTest {
    private final AtomicLong nanos = new AtomicLong();
    private final BucketThrottle throttle = new BucketThrottle(new BucketThrottle.Limits(3, 10), new Clock(nanos));

    /** Moved by hand. */
    private record Clock(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    @Test
    void stops_a_source_that_has_failed_too_often_whomever_it_names() {
        for (int guess = 0; guess < 3; guess++) {
            assertThat(throttle.pace(attempt("a", "SHOP" + guess))).isEqualTo(Pace.FREE);
            assertThat(throttle.failed(attempt("a", "SHOP" + guess))).isTrue();
        }
        assertThat(throttle.pace(attempt("a", "ANOTHER"))).isEqualTo(Pace.STOPPED);
        assertThat(throttle.failed(attempt("a", "ANOTHER"))).isFalse();
        assertThat(throttle.pace(attempt("b", "SHOP0"))).isEqualTo(Pace.FREE);
        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(throttle.pace(attempt("a", "ANOTHER"))).isEqualTo(Pace.FREE);
    }

    @Test
    void never_stops_a_source_without_failures_even_if_many_others_guess_at_the_merchant() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(throttle.failed(attempt("source" + guess, "SHOP"))).isTrue();
        }
        assertThat(throttle.pace(attempt("fresh", "SHOP"))).isEqualTo(Pace.FREE);
        assertThat(throttle.pace(attempt("source1", "SHOP"))).isEqualTo(Pace.STOPPED);
        assertThat(throttle.pace(attempt("source1", "ANOTHER"))).isEqualTo(Pace.FREE);
        assertThat(throttle.failed(attempt("fresh", "SHOP")))
                .as("a first guess")
                .isFalse();
        assertThat(throttle.pace(attempt("fresh", "SHOP"))).isEqualTo(Pace.STOPPED);
    }

    @Test
    void a_source_that_is_stopped_does_not_use_up_what_the_merchant_has_left() {
        for (int guess = 0; guess < 100; guess++) {
            boolean unusedWhetherLeft = throttle.failed(attempt("a", "SHOP"));
        }
        assertThat(throttle.failed(attempt("b", "SHOP"))).isTrue();
    }

    @Test
    void lets_a_source_show_a_password_that_it_has_shown_before() {
        throttle.succeeded(attempt("a", "SHOP"));
        for (int guess = 0; guess < 5; guess++) {
            boolean unusedWhetherLeft = throttle.failed(attempt("a", "ANOTHER"));
        }
        assertThat(throttle.pace(attempt("a", "SHOP"))).isEqualTo(Pace.PROVEN);
        assertThat(throttle.pace(attempt("a", "ANOTHER"))).isEqualTo(Pace.STOPPED);
        assertThat(throttle.pace(attempt("b", "SHOP"))).isEqualTo(Pace.FREE);
    }

    private static Attempt attempt(String source, String merchant) {
        return new Attempt(source, merchant);
    }
}

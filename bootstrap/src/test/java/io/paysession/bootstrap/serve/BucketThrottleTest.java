package io.paysession.bootstrap.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.paysession.application.port.Throttle.Attempt;
import io.paysession.application.port.Throttle.Look;
import io.paysession.application.port.Throttle.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
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
            assertThat(pace(attempt("a", "SHOP" + guess))).isEqualTo(Pace.FREE);
            assertThat(fail(attempt("a", "SHOP" + guess))).isTrue();
        }
        assertThat(pace(attempt("a", "ANOTHER"))).isEqualTo(Pace.STOPPED);
        assertThat(fail(attempt("a", "ANOTHER"))).isFalse();
        assertThat(pace(attempt("b", "SHOP0"))).isEqualTo(Pace.FREE);
        nanos.addAndGet(Duration.ofSeconds(21).toNanos());
        assertThat(pace(attempt("a", "ANOTHER"))).isEqualTo(Pace.FREE);
    }

    @Test
    void never_stops_a_source_without_failures_even_if_many_others_guess_at_the_merchant() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(fail(attempt("source" + guess, "SHOP"))).isTrue();
        }
        assertThat(pace(attempt("fresh", "SHOP"))).isEqualTo(Pace.FREE);
        assertThat(pace(attempt("source1", "SHOP"))).isEqualTo(Pace.STOPPED);
        assertThat(pace(attempt("source1", "ANOTHER"))).isEqualTo(Pace.FREE);
        assertThat(fail(attempt("fresh", "SHOP"))).as("a first guess").isFalse();
        assertThat(pace(attempt("fresh", "SHOP"))).isEqualTo(Pace.STOPPED);
    }

    @Test
    void a_source_that_is_stopped_does_not_use_up_what_the_merchant_has_left() {
        for (int guess = 0; guess < 100; guess++) {
            boolean unusedWhetherLeft = fail(attempt("a", "SHOP"));
        }
        assertThat(fail(attempt("b", "SHOP"))).isTrue();
    }

    @Test
    void lets_a_source_show_a_password_that_it_has_shown_before() {
        try (Look look = throttle.look(attempt("a", "SHOP"))) {
            look.succeeded();
        }
        for (int guess = 0; guess < 5; guess++) {
            boolean unusedWhetherLeft = fail(attempt("a", "ANOTHER"));
        }
        assertThat(pace(attempt("a", "SHOP"))).isEqualTo(Pace.PROVEN);
        assertThat(pace(attempt("a", "ANOTHER"))).isEqualTo(Pace.STOPPED);
        assertThat(pace(attempt("b", "SHOP"))).isEqualTo(Pace.FREE);
    }

    @Test
    void of_many_guesses_at_once_no_more_are_looked_at_than_may_fail() throws Exception {
        CountDownLatch looking = new CountDownLatch(3);
        CountDownLatch decided = new CountDownLatch(1);
        AtomicInteger free = new AtomicInteger();
        List<Pace> paces = atOnce(
                50,
                () -> {
                    try (Look look = throttle.look(attempt("a", "SHOP"))) {
                        if (look.pace() == Pace.FREE) {
                            assertThat(free.incrementAndGet()).isLessThanOrEqualTo(3);
                            looking.countDown();
                            decided.await();
                            assertThat(look.failed()).isTrue();
                        }
                        return look.pace();
                    }
                },
                () -> {
                    looking.await();
                    assertThat(pace(attempt("b", "SHOP"))).as("another source").isEqualTo(Pace.FREE);
                    decided.countDown();
                    return null;
                });
        assertThat(paces).filteredOn(Pace.FREE::equals).hasSize(3);
        assertThat(paces).filteredOn(Pace.STOPPED::equals).hasSize(47);
    }

    @Test
    void of_many_right_ones_at_once_all_are_looked_at() throws Exception {
        List<Pace> paces = atOnce(
                200,
                () -> {
                    try (Look look = throttle.look(attempt("a", "SHOP"))) {
                        return look.pace();
                    }
                },
                () -> null);
        assertThat(paces).containsOnly(Pace.FREE);
    }

    @Test
    void many_sources_at_once_do_not_get_more_of_a_merchant_than_may_fail() throws Exception {
        for (int source = 0; source < 9; source++) {
            assertThat(fail(attempt("s" + source, "SHOP"))).isTrue();
        }
        try (Look last = throttle.look(attempt("s0", "SHOP"))) {
            assertThat(last.pace()).isEqualTo(Pace.FREE);
            assertThat(pace(attempt("s1", "SHOP"))).as("after a while").isEqualTo(Pace.STOPPED);
            assertThat(pace(attempt("fresh", "SHOP"))).isEqualTo(Pace.FREE);
            assertThat(last.failed()).isTrue();
        }
        assertThat(pace(attempt("s1", "SHOP"))).isEqualTo(Pace.STOPPED);
    }

    private static List<Pace> atOnce(int many, Callable<Pace> attempt, Callable<Void> meanwhile) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Pace>> begun =
                    Stream.generate(() -> threads.submit(attempt)).limit(many).toList();
            Void unusedNothing = meanwhile.call();
            List<Pace> paces = new ArrayList<>();
            for (Future<Pace> each : begun) {
                paces.add(each.get(60, TimeUnit.SECONDS));
            }
            return paces;
        } finally {
            threads.shutdownNow();
        }
    }

    private Pace pace(Attempt attempt) {
        try (Look look = throttle.look(attempt)) {
            return look.pace();
        }
    }

    private boolean fail(Attempt attempt) {
        try (Look look = throttle.look(attempt)) {
            return look.failed();
        }
    }

    private static Attempt attempt(String source, String merchant) {
        return new Attempt(source, merchant);
    }
}

package io.paysession.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SlowStartTest {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final AtomicReference<String> doing = new AtomicReference<>("starting PostgreSQL");

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void says_what_a_start_is_doing_as_long_as_it_goes_on() throws Exception {
        try (SlowStart unused = SlowStart.watch(doing::get, Duration.ofMillis(500), told::add)) {
            assertThat(next()).isEqualTo("The start takes long: after 0 s the server is starting PostgreSQL");
            doing.set("opening the database");
            assertThat(next()).isEqualTo("The start takes long: after 1 s the server is opening the database");
        }
    }

    @Test
    void says_nothing_of_one_that_is_soon_over() {
        SlowStart.watch(doing::get, Duration.ofMinutes(5), told::add).close();
        assertThat(told).isEmpty();
    }

    @Test
    void knows_the_parts_of_a_start() {
        StartTimes times = StartTimes.begin();
        assertThat(times.now()).isEqualTo("reading its options");
        times.now("serving");
        assertThat(times.now()).isEqualTo("serving");
    }
}

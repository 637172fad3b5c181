package io.paysession.bootstrap.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    @Test
    void nobody_waits_for_a_database_that_does_not_answer() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        AtomicLong now = new AtomicLong();
        Readiness readiness = Readiness.start(
                () -> {
                    if (looks.incrementAndGet() > 1) {
                        awaitUninterrupted(never);
                    }
                    return Option.none();
                },
                now::get);
        readiness.opened();
        try (readiness) {
            Await.until(Duration.ofSeconds(30), "a look that hangs", () -> looks.get() == 2);
            assertThat(readiness.notReadyBecause().isEmpty()).isTrue();
            now.addAndGet(Duration.ofSeconds(6).toNanos());
            assertThat(readiness.notReadyBecause().isDefined()).isTrue();
            never.countDown();
            Await.until(
                    Duration.ofSeconds(30),
                    "ready again",
                    () -> readiness.notReadyBecause().isEmpty());
        }
    }

    @Test
    void a_server_is_ready_only_while_it_takes_requests() throws InterruptedException {
        try (Readiness readiness = Readiness.start(Option::none, System::nanoTime)) {
            assertThat(readiness.notReadyBecause().isDefined()).as("starting").isTrue();
            readiness.opened();
            assertThat(readiness.notReadyBecause().isEmpty()).isTrue();
            readiness.closing();
            assertThat(readiness.notReadyBecause().isDefined()).as("stopping").isTrue();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

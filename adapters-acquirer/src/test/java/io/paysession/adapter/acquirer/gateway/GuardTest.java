package io.paysession.adapter.acquirer.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.acquirer.gateway.GatewayLine.Reply;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.port.OutageException;
import io.vavr.control.Either;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What one gateway may cost. */
class GuardTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration BRIEF = Duration.ofMillis(20);
    private static final GatewaySettings SETTINGS = SampleRequests.settings(
            URI.create("http://localhost:1"),
            new GatewaySettings.Times(
                    Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO));

    private final AtomicInteger asked = new AtomicInteger();

    private Supplier<Either<Silence, Reply>> silent(Silence silence) {
        return () -> {
            asked.incrementAndGet();
            return Either.left(silence);
        };
    }

    private Supplier<Either<Silence, Reply>> answering(int status) {
        return () -> {
            asked.incrementAndGet();
            return Either.right(new Reply(status, ""));
        };
    }

    @Test
    void asks_nothing_of_a_gateway_that_has_left_the_last_requests_without_an_answer() {
        Guard guard = new Guard(SETTINGS, LONG);
        for (int i = 0; i < 5; i++) {
            assertThat(guard.send(silent(Silence.NO_ANSWER)).getLeft()).isEqualTo(Silence.NO_ANSWER);
        }
        assertThat(guard.send(answering(201)).getLeft()).isEqualTo(Silence.NOT_REACHED);
        assertThat(asked).hasValue(5);
    }

    @Test
    void inquiries_go_on_when_only_requests_for_money_hang() {
        Guard guard = new Guard(SETTINGS, LONG);
        for (int i = 0; i < 20; i++) {
            assertThat(guard.send(silent(Silence.NO_ANSWER)).isLeft()).isTrue();
        }
        assertThat(guard.ask(answering(200)).isRight()).isTrue();
        assertThat(guard.send(answering(201)).getLeft())
                .as("an answer to an inquiry says nothing about the others")
                .isEqualTo(Silence.NOT_REACHED);
    }

    @Test
    void payments_go_on_when_only_inquiries_hang() {
        Guard guard = new Guard(SETTINGS, LONG);
        for (int i = 0; i < 20; i++) {
            assertThat(guard.ask(silent(Silence.NO_ANSWER)).isLeft()).isTrue();
        }
        assertThat(asked).hasValue(5);
        assertThat(guard.ask(answering(200)).getLeft()).isEqualTo(Silence.NOT_REACHED);
        assertThat(guard.send(answering(201)).isRight()).isTrue();
    }

    @Test
    void asks_again_after_a_while_and_goes_on_if_there_is_an_answer() {
        Guard guard = new Guard(SETTINGS, BRIEF);
        for (int i = 0; i < 5; i++) {
            assertThat(guard.ask(silent(Silence.NOT_REACHED)).isLeft()).isTrue();
        }
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        int answers = 0;
        while (answers < 10) {
            assertThat(System.nanoTime()).as("it answers again").isLessThan(end);
            answers += guard.ask(answering(200)).isRight() ? 1 : 0;
        }
    }

    @Test
    void any_answer_is_an_answer_and_what_was_not_sent_says_nothing() {
        Guard guard = new Guard(SETTINGS, LONG);
        for (int i = 0; i < 20; i++) {
            assertThat(guard.send(answering(503)).isRight()).isTrue();
            assertThat(guard.send(silent(Silence.WITHDRAWN)).getLeft()).isEqualTo(Silence.WITHDRAWN);
        }
        assertThat(guard.send(answering(201)).isRight()).isTrue();
    }

    @Test
    void what_is_thrown_leaves_nothing_behind() {
        Guard guard = new Guard(SETTINGS, LONG);
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> guard.send(() -> {
                        throw new OutageException("away");
                    }))
                    .isInstanceOf(OutageException.class);
        }
        assertThat(guard.send(answering(201)).isRight()).isTrue();
    }

    @Test
    void only_so_many_ask_for_money_at_a_time_and_inquiries_do_not_wait_for_them() throws Exception {
        Guard guard = new Guard(SETTINGS, LONG);
        CountDownLatch begun = new CountDownLatch(64);
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < 64; i++) {
                threads.execute(() -> guard.send(() -> {
                    begun.countDown();
                    try {
                        over.await();
                    } catch (InterruptedException stop) {
                        Thread.currentThread().interrupt();
                    }
                    return Either.right(new Reply(201, ""));
                }));
            }
            begun.await();
            assertThat(guard.send(answering(201)).getLeft()).isEqualTo(Silence.NOT_REACHED);
            assertThat(asked).hasValue(0);
            assertThat(guard.ask(answering(200)).isRight()).isTrue();
        } finally {
            over.countDown();
            threads.shutdownNow();
        }
    }
}

package io.paysession.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who shares with whom, and what becomes of the others when something goes wrong. The answer to a number is its double. */
class BatchingTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Scripted asking = new Scripted();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void a_caller_who_is_alone_asks_alone_and_gives_the_place_back() {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        assertThat(batching.ask(1)).isEqualTo(2);
        assertThat(batching.ask(2)).isEqualTo(4);
        assertThat(asking.log).containsExactly("alone 1", "alone 2");
    }

    @Test
    void those_who_wait_are_asked_for_together_and_each_gets_his_own_answer() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        List<Future<Integer>> answers = begin(batching, 5);
        asking.release();
        assertDoubles(answers);
        assertThat(asking.log).containsExactly("alone 0", "together [1, 2, 3, 4]");
        assertThat(batching.waiting()).isZero();
    }

    @Test
    void no_more_statements_are_under_way_than_there_are_places() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(2, LONG, asking);
        asking.hold();
        Future<Integer> first = ask(batching, 0);
        asking.awaitBegun(1);
        Future<Integer> second = ask(batching, 1);
        asking.awaitBegun(2);
        Future<Integer> third = ask(batching, 2);
        awaitWaiting(batching, 1);
        assertThat(asking.log).containsExactly("alone 0", "alone 1");
        asking.release();
        assertDoubles(List.of(first, second, third));
    }

    @Test
    void a_batch_is_bounded_and_nobody_is_overtaken() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        List<Future<Integer>> answers = begin(batching, 2 + 2 * Batching.MOST);
        asking.release();
        assertDoubles(answers);
        assertThat(asking.log)
                .containsExactly(
                        "alone 0",
                        "together " + numbers(1, Batching.MOST),
                        "together " + numbers(1 + Batching.MOST, 2 * Batching.MOST),
                        "alone " + (1 + 2 * Batching.MOST));
    }

    @Test
    void whoever_gets_no_answer_with_the_others_asks_alone() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        List<Future<Integer>> answers = begin(batching, 4);
        asking.unsure = 1;
        asking.release();
        assertDoubles(answers);
        assertThat(asking.log).containsExactly("alone 0", "together [1, 2, 3]", "alone 1");
    }

    @Test
    void what_is_wrong_with_one_does_not_become_the_others() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        List<Future<Integer>> answers = begin(batching, 4);
        asking.wrong = 2;
        asking.release();
        assertThatThrownBy(answers.get(2)::get).cause().isInstanceOf(IllegalStateException.class);
        assertDoubles(List.of(answers.get(0), answers.get(1)));
        assertThat(answers.get(3).get()).isEqualTo(6);
        assertThat(batching.ask(9)).isEqualTo(18);
    }

    @Test
    void an_outage_is_everybodys_and_everybody_has_an_exception_of_his_own() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        List<Future<Integer>> answers = begin(batching, 4);
        asking.failure = PersistenceFailedException.noFreeConnection();
        asking.release();
        assertThat(answers.get(0).get()).isZero();
        List<Throwable> failures =
                answers.subList(1, 4).stream().map(BatchingTest::failure).toList();
        assertThat(failures)
                .doesNotHaveDuplicates()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(PersistenceFailedException.class)
                        .hasMessageContaining("no connection is free"));
        assertThat(batching.ask(9)).isEqualTo(18);
    }

    @Test
    void an_error_of_the_leader_is_the_leaders_and_leaves_nobody_waiting() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        List<Future<Integer>> answers = begin(batching, 3);
        asking.failure = new OutOfMemoryError("planted");
        asking.release();
        assertThat(failure(answers.get(1))).isSameAs(asking.failure);
        assertThat(failure(answers.get(2)))
                .isInstanceOf(PersistenceFailedException.class)
                .hasMessageContaining("has died");
        assertThat(batching.ask(9)).isEqualTo(18);
    }

    @Test
    void whoever_has_waited_long_enough_leaves_and_is_not_asked_for() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, Duration.ofMillis(20), asking);
        asking.hold();
        Future<Integer> first = ask(batching, 0);
        asking.awaitBegun(1);
        assertThatThrownBy(() -> batching.ask(1))
                .isInstanceOf(PersistenceFailedException.class)
                .hasMessageContaining("no connection is free");
        assertThat(batching.waiting()).isZero();
        asking.release();
        assertThat(first.get()).isZero();
        assertThat(asking.log).containsExactly("alone 0");
    }

    @Test
    void whoever_is_interrupted_while_waiting_leaves_and_stays_interrupted() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        asking.hold();
        Future<Integer> first = ask(batching, 0);
        asking.awaitBegun(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> batching.ask(1)).isInstanceOf(PersistenceFailedException.class);
        assertThat(Thread.interrupted()).isTrue();
        asking.release();
        assertThat(first.get()).isZero();
    }

    @Test
    void whoever_is_interrupted_when_already_asked_for_gets_his_answer_and_stays_interrupted() throws Exception {
        Batching<Integer, Integer> batching = new Batching<>(1, LONG, asking);
        asking.hold();
        Future<Integer> first = ask(batching, 0);
        asking.awaitBegun(1);
        Future<Integer> leader = ask(batching, 1);
        awaitWaiting(batching, 1);
        BlockingQueue<Thread> thread = new LinkedBlockingQueue<>();
        Future<Boolean> interrupted = threads.submit(() -> {
            thread.add(Thread.currentThread());
            return batching.ask(2) == 4 && Thread.interrupted();
        });
        awaitWaiting(batching, 2);
        asking.releaseOne();
        asking.awaitBegun(2);
        thread.take().interrupt();
        asking.release();
        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        assertDoubles(List.of(first, leader));
    }

    @Test
    void many_callers_all_get_their_own_answers_on_few_places() throws Exception {
        for (int places = 1; places <= 3; places++) {
            Scripted free = new Scripted();
            Batching<Integer, Integer> batching = new Batching<>(places, LONG, free);
            AtomicInteger right = new AtomicInteger();
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < 24; thread++) {
                int from = thread * 1000;
                work.add(() -> {
                    for (int i = from; i < from + 500; i++) {
                        right.addAndGet(batching.ask(i) == 2 * i ? 1 : 0);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work)) {
                assertThat(done.get()).isNull();
            }
            assertThat(right).hasValue(24 * 500);
            assertThat(batching.waiting()).isZero();
        }
    }

    /** Callers 0, 1, 2, …, of whom the first is held while he asks, and the others wait in their order. */
    private List<Future<Integer>> begin(Batching<Integer, Integer> batching, int callers) {
        asking.hold();
        List<Future<Integer>> answers = new ArrayList<>();
        answers.add(ask(batching, 0));
        asking.awaitBegun(1);
        for (int i = 1; i < callers; i++) {
            answers.add(ask(batching, i));
            awaitWaiting(batching, i);
        }
        return answers;
    }

    private Future<Integer> ask(Batching<Integer, Integer> batching, int number) {
        return threads.submit(() -> batching.ask(number));
    }

    private static void assertDoubles(List<Future<Integer>> answers) throws Exception {
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(2 * i);
        }
    }

    private static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static Throwable failure(Future<Integer> answer) {
        try {
            throw new AssertionError("An answer came: " + answer.get(30, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitWaiting(Batching<Integer, Integer> batching, int callers) {
        await(() -> batching.waiting() == callers);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Doubles numbers, notes how it was asked, and can be held, so that callers have time to gather. */
    private static final class Scripted implements Batching.Asking<Integer, Integer> {
        private static final int NONE = -1;

        private final List<String> log = Collections.synchronizedList(new ArrayList<>());
        private final Semaphore released = new Semaphore(0);
        private volatile boolean held;
        /** Gets no answer with the others. */
        private volatile int unsure = NONE;
        /** Makes every statement fail that it is part of. */
        private volatile int wrong = NONE;
        /** Thrown when several are asked for. */
        private volatile @Nullable Throwable failure;

        @Override
        public Integer alone(Integer question) {
            note("alone " + question);
            return answer(question);
        }

        @Override
        public List<Option<Integer>> together(List<Integer> questions) {
            note("together " + questions);
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return questions.stream()
                    .map(question -> Option.when(question != unsure, answer(question)))
                    .toList();
        }

        private int answer(int question) {
            if (question == wrong) {
                throw new IllegalStateException("planted");
            }
            return 2 * question;
        }

        private void note(String how) {
            log.add(how);
            if (held) {
                released.acquireUninterruptibly();
            }
        }

        void hold() {
            held = true;
        }

        /** Lets everybody ask. */
        void release() {
            held = false;
            released.release(Integer.MAX_VALUE / 2);
        }

        /** Lets one more statement through. */
        void releaseOne() {
            released.release();
        }

        /** Waits until that many statements have been begun. */
        void awaitBegun(int statements) {
            await(() -> log.size() == statements);
        }
    }
}

package io.paysession.application.session;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.InMemoryWorld;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.paysession.domain.session.SessionVersion;
import io.paysession.domain.session.UpdateStatus;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads on one session, all let go at the same moment. */
@Execution(ExecutionMode.SAME_THREAD)
class ConcurrentUpdatesTest {
    private static final int THREADS = 32;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3 * THREADS);

    private final InMemoryWorld world = new InMemoryWorld();

    @AfterAll
    static void stop() {
        POOL.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 25})
    void exactly_as_many_payers_as_allowed_get_in(int limit) throws Exception {
        for (int round = 0; round < 40; round++) {
            PaymentSession session = world.newSession(limit);
            Access payer = world.byPayer(session.id());
            List<Either<Refusal, SessionView>> answers =
                    together(limit + 7, i -> world.update(payer, session.id(), locale("de")));
            assertThat(answers.stream().filter(Either::isRight)).hasSize(limit);
            assertThat(answers.stream().filter(Either::isLeft).map(Either::getLeft))
                    .hasSize(7)
                    .containsOnly(new Refusal.BySession(new SessionRefusal.LimitUsedUp(limit)));
            assertThat(world.stored(session.id()).authentications().used()).isEqualTo(limit);
        }
    }

    @Test
    void right_and_wrong_attempts_of_payers_count_alike() throws Exception {
        for (int round = 0; round < 40; round++) {
            PaymentSession session = world.newSession(10);
            Access payer = world.byPayer(session.id());
            List<Either<Refusal, SessionView>> answers =
                    together(20, i -> world.update(payer, session.id(), i % 2 == 0 ? locale("de") : amount("0.01")));
            SessionVersion version = session.version();
            for (int i = 0; i < 10; i++) {
                version = version.next();
            }
            PaymentSession now = world.stored(session.id());
            assertThat(now.authentications().used()).isEqualTo(10);
            assertThat(now.version()).isEqualTo(version);
            assertThat(now.fields().text("order.amount")).isEmpty();
            assertThat(answers.stream()
                            .filter(Either::isLeft)
                            .filter(answer -> answer.getLeft() instanceof Refusal.BySession))
                    .hasSize(10);
        }
    }

    @Test
    void updates_of_different_fields_never_lose_each_other() throws Exception {
        for (int round = 0; round < 20; round++) {
            PaymentSession session = world.newSession(5);
            List<Either<Refusal, SessionView>> answers = together(
                    THREADS,
                    i -> world.update(
                            world.byMerchant(),
                            session.id(),
                            group("order", group("custom", group("name" + i, new Text("value" + i))))));
            PaymentSession now = world.stored(session.id());
            for (int i = 0; i < THREADS; i++) {
                assertThat(now.fields().text("order.custom.name" + i)).contains("value" + i);
            }
            assertThat(now.updateStatus()).isEqualTo(UpdateStatus.SUCCESS);
            HashSet<SessionVersion> versions = new HashSet<>();
            answers.forEach(answer -> versions.add(answer.get().session().version()));
            assertThat(versions).as("each answer names its own version").hasSize(THREADS);
        }
    }

    @Test
    void of_all_who_name_the_same_version_one_wins() throws Exception {
        for (int round = 0; round < 40; round++) {
            PaymentSession session = world.newSession(5);
            Group document =
                    group("session", group("version", new Text(session.version().value())));
            List<Either<Refusal, SessionView>> answers =
                    together(THREADS, i -> world.update(world.byMerchant(), session.id(), document));
            assertThat(answers.stream().filter(Either::isRight)).hasSize(1);
            assertThat(world.stored(session.id()).version())
                    .isEqualTo(session.version().next());
        }
    }

    @Test
    void a_session_that_is_removed_meanwhile_is_gone_and_stays_gone() throws Exception {
        for (int round = 0; round < 40; round++) {
            PaymentSession session = world.newSession(5);
            List<Boolean> done = together(8, i -> {
                if (i == 0) {
                    return world.sessions.removeAll(world.merchant) >= 0;
                }
                Either<Refusal, SessionView> answer = world.update(world.byMerchant(), session.id(), locale("de"));
                return answer.isRight() || answer.getLeft().equals(new Refusal.BySession(new SessionRefusal.Gone()));
            });
            assertThat(done).containsOnly(true);
            assertThat(world.update(world.byMerchant(), session.id(), locale("de")))
                    .isEmpty();
        }
    }

    /** Runs so many tasks at the same time and collects their results. */
    private static <T> List<T> together(int threads, IntFunction<T> task) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            tasks.add(() -> {
                int ignoredPlace = start.await(30, TimeUnit.SECONDS);
                return task.apply(number);
            });
        }
        List<T> results = new ArrayList<>();
        for (var result : POOL.invokeAll(tasks)) {
            results.add(result.get());
        }
        return results;
    }

    private static Group locale(String locale) {
        return group("locale", new Text(locale));
    }

    private static Group amount(String amount) {
        return group("order", group("amount", new Text(amount)));
    }
}

package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.session.JdbcSessions;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.session.PaymentSession;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Callers at the same moment share statements. All places are kept taken by a lock on the table, or on a session, until
 * everybody waits.
 */
class SharedStatementsIT {
    private static final int CALLERS = 24;

    private final CountingDataSource trips = new CountingDataSource();
    private final TestDatabase database = TestDatabase.create();
    private final PersistenceAdapter adapter =
            PersistenceAdapter.open(database.settings(), TestDatabase.keys(2, 1), trips::wrap);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final List<PaymentSession> sessions = IntStream.range(0, CALLERS)
            .mapToObj(i -> SampleSessions.fresh(SampleSessions.MERCHANT, now))
            .toList();

    @BeforeEach
    void forgetTheStart() {
        assertThat(trips.take()).isNotEmpty();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        adapter.close();
    }

    @Test
    void sessions_are_added_in_fewer_statements_than_there_are_callers() throws Exception {
        assertThat(whileLocked(JdbcSessions.ADDING, each(this::added))).containsOnly(true);
        assertFewTrips("INSERT INTO payment_session ");
        assertThat(sessions)
                .allMatch(session -> adapter.sessions().find(session.id()).contains(session));
    }

    @Test
    void an_id_that_is_there_already_fails_alone() throws Exception {
        adapter.sessions().add(sessions.get(CALLERS - 1));
        List<Boolean> added = whileLocked(JdbcSessions.ADDING, each(this::added));
        assertThat(added.subList(0, CALLERS - 1)).containsOnly(true);
        assertThat(added.get(CALLERS - 1)).isFalse();
        assertThat(sessions)
                .allMatch(session -> adapter.sessions().find(session.id()).contains(session));
    }

    @Test
    void sessions_are_found_in_fewer_statements_than_there_are_callers_whatever_key_they_are_under() throws Exception {
        try (PersistenceAdapter earlier = database.open(TestDatabase.keys(1))) {
            sessions.subList(0, CALLERS / 2).forEach(earlier.sessions()::add);
        }
        sessions.subList(CALLERS / 2, CALLERS - 1).forEach(adapter.sessions()::add);
        assertThat(trips.take()).isNotEmpty();
        List<Boolean> found = whileLocked(
                JdbcSessions.FINDING,
                each(session -> adapter.sessions().find(session.id()).contains(session)));
        assertFewTrips("SELECT ");
        assertThat(found.subList(0, CALLERS - 1)).containsOnly(true);
        assertThat(found.get(CALLERS - 1)).isFalse();
    }

    @Test
    void sessions_are_replaced_in_fewer_statements_than_there_are_callers() throws Exception {
        sessions.forEach(adapter.sessions()::add);
        assertThat(trips.take()).isNotEmpty();
        assertThat(whileLocked(
                        JdbcSessions.REPLACING,
                        each(session -> adapter.sessions().replace(session, changed(session)))))
                .containsOnly(true);
        assertFewTrips("UPDATE payment_session ");
        assertThat(sessions)
                .allMatch(session -> adapter.sessions().find(session.id()).contains(changed(session)));
    }

    @Test
    void sessions_with_and_without_security_codes_share_a_transaction() throws Exception {
        sessions.forEach(adapter.sessions()::add);
        assertThat(whileLocked(
                        JdbcSessions.REPLACING,
                        each(session -> adapter.sessions().replace(session, maybeWithCode(session)))))
                .containsOnly(true);
        assertThat(sessions)
                .allMatch(session -> adapter.sessions().find(session.id()).contains(maybeWithCode(session)));
    }

    @Test
    void sessions_with_and_without_security_codes_are_added_together() throws Exception {
        assertThat(whileLocked(JdbcSessions.ADDING, each(session -> added(maybeWithCode(session)))))
                .containsOnly(true);
        assertFewTrips("WITH keyed AS (INSERT ");
        assertThat(sessions)
                .allMatch(session -> adapter.sessions().find(session.id()).contains(maybeWithCode(session)));
    }

    /** Every other one gets one. */
    private PaymentSession maybeWithCode(PaymentSession session) {
        return sessions.indexOf(session) % 2 == 0
                ? changed(session)
                : SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
    }

    @Test
    void of_those_who_replace_the_same_session_together_one_wins_and_the_others_are_told() throws Exception {
        PaymentSession shared = sessions.get(0);
        adapter.sessions().add(shared);
        List<Boolean> replaced = whileLocked(
                JdbcSessions.REPLACING, each(session -> adapter.sessions().replace(shared, changed(shared))));
        assertThat(replaced).containsOnlyOnce(true);
        assertThat(adapter.sessions().find(shared.id())).contains(changed(shared));
    }

    @Test
    void a_session_that_somebody_has_locked_keeps_only_its_own_caller_waiting() throws Exception {
        sessions.forEach(adapter.sessions()::add);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            assertThat(statement.execute("SELECT FROM payment_session WHERE revision = "
                            + sessions.get(0).revision() + " ORDER BY id_hash LIMIT 1 FOR UPDATE"))
                    .isTrue();
            List<Future<Boolean>> replaced =
                    submit(each(session -> adapter.sessions().replace(session, changed(session))));
            await(() -> replaced.stream().filter(Future::isDone).count() == CALLERS - 1);
            other.rollback();
            assertThat(answers(replaced)).containsOnly(true);
        }
    }

    @Test
    void two_processes_that_replace_the_same_sessions_never_wait_for_each_other_in_a_circle() throws Exception {
        List<PaymentSession> shared = sessions.subList(0, 4);
        shared.forEach(adapter.sessions()::add);
        int rounds = 40;
        try (PersistenceAdapter other = database.open(TestDatabase.keys(2, 1))) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                PersistenceAdapter mine = i % 2 == 0 ? adapter : other;
                int start = i;
                work.add(() -> {
                    int wins = 0;
                    for (int round = 0; round < rounds; round++) {
                        PaymentSession session = shared.get((start + round) % shared.size());
                        PaymentSession seen = mine.sessions().find(session.id()).get();
                        wins += mine.sessions().replace(seen, changed(seen)) ? 1 : 0;
                    }
                    return wins;
                });
            }
            int wins = 0;
            for (Future<Integer> won : threads.invokeAll(work)) {
                wins += won.get();
            }
            int changes = shared.stream()
                    .mapToInt(session ->
                            adapter.sessions().find(session.id()).get().revision() - session.revision())
                    .sum();
            assertThat(changes).isEqualTo(wins).isPositive();
        }
        assertThat(database.query("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"))
                .containsExactly("0");
    }

    private boolean added(PaymentSession session) {
        try {
            adapter.sessions().add(session);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private PaymentSession changed(PaymentSession session) {
        return SampleSessions.updated(session, RequestFields.EMPTY, now);
    }

    private interface Call {
        boolean with(PaymentSession session) throws Exception;
    }

    private List<Callable<Boolean>> each(Call call) {
        return sessions.stream()
                .map(session -> (Callable<Boolean>) () -> call.with(session))
                .toList();
    }

    /** Everybody's answer, from callers who came while nobody could be answered. */
    private List<Boolean> whileLocked(int places, List<Callable<Boolean>> calls) throws Exception {
        try (Connection blocker = database.connect();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            assertThat(statement.execute("LOCK TABLE payment_session")).isFalse();
            List<Future<Boolean>> answers = submit(calls);
            await(() -> adapter.waitingCallers() == CALLERS - places);
            blocker.rollback();
            return answers(answers);
        }
    }

    private List<Future<Boolean>> submit(List<Callable<Boolean>> calls) {
        return calls.stream().map(threads::submit).toList();
    }

    private static List<Boolean> answers(List<Future<Boolean>> futures) throws Exception {
        List<Boolean> answers = new ArrayList<>();
        for (Future<Boolean> future : futures) {
            answers.add(future.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }

    private void assertFewTrips(String start) {
        List<String> statements =
                trips.take().stream().filter(trip -> trip.startsWith(start)).toList();
        assertThat(statements).hasSizeBetween(2, CALLERS / 2);
    }

    private static void await(Supplier<Boolean> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.get()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}

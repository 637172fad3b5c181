package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many threads, and two processes on one database. */
class SideBySideIT {
    private final TestDatabase database = TestDatabase.create();
    private final PersistenceAdapter one = database.open(TestDatabase.keys(1));
    private final PersistenceAdapter two = database.open(TestDatabase.keys(1));
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        one.close();
        two.close();
    }

    @Test
    void two_processes_purge_while_others_add() throws Exception {
        int expired = 600;
        AtomicInteger adding = new AtomicInteger(4);
        AtomicInteger purged = new AtomicInteger();
        List<PaymentSession> alive = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            work.add(() -> {
                for (int i = 0; i < expired / 4; i++) {
                    one.sessions().add(SampleSessions.fresh(SampleSessions.MERCHANT, now.minus(Duration.ofHours(2))));
                    PaymentSession living = SampleSessions.fresh(SampleSessions.MERCHANT, now);
                    two.sessions().add(living);
                    alive.add(living);
                }
                adding.decrementAndGet();
                return null;
            });
        }
        for (PersistenceAdapter adapter : List.of(one, two, one, two)) {
            work.add(() -> {
                int last;
                do {
                    boolean complete = adding.get() == 0;
                    last = adapter.sessions().purge(now, 7);
                    assertThat(last).isBetween(0, 7);
                    purged.addAndGet(last);
                    last = complete ? last : 1;
                } while (last > 0);
                return null;
            });
        }
        runAll(work);
        // Rows that another process was just taking were skipped, so that each is counted once.
        purged.addAndGet(one.sessions().purge(now, expired));
        assertThat(purged).hasValue(expired);
        assertThat(alive)
                .hasSize(expired)
                .allMatch(session -> one.sessions().find(session.id()).contains(session));
    }

    @Test
    void does_not_wait_for_a_session_that_another_process_is_just_purging() throws Exception {
        for (int i = 0; i < 3; i++) {
            one.sessions().add(SampleSessions.fresh(SampleSessions.MERCHANT, now.minus(Duration.ofHours(2))));
        }
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            assertThat(statement.executeUpdate("DELETE FROM payment_session WHERE id_hash ="
                            + " (SELECT id_hash FROM payment_session ORDER BY id_hash LIMIT 1)"))
                    .isEqualTo(1);
            assertThat(one.sessions().purge(now, 10)).isEqualTo(2);
            other.rollback();
        }
        assertThat(one.sessions().purge(now, 10)).isEqualTo(1);
    }

    @Test
    void sixteen_threads_change_their_sessions_and_one_they_share() throws Exception {
        PaymentSession shared = SampleSessions.fresh(SampleSessions.MERCHANT, now);
        one.sessions().add(shared);
        AtomicInteger wins = new AtomicInteger();
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            PersistenceAdapter adapter = thread % 2 == 0 ? one : two;
            work.add(() -> {
                PaymentSession mine = SampleSessions.fresh(SampleSessions.MERCHANT, now);
                adapter.sessions().add(mine);
                for (int i = 0; i < 25; i++) {
                    PaymentSession next = SampleSessions.updated(mine, SampleSessions.everyKindOfValue(), now);
                    assertThat(adapter.sessions().replace(mine, next)).isTrue();
                    assertThat(adapter.sessions().find(mine.id())).contains(next);
                    mine = next;
                    PaymentSession seen = adapter.sessions().find(shared.id()).get();
                    wins.addAndGet(
                            adapter.sessions().replace(seen, SampleSessions.updated(seen, RequestFields.EMPTY, now))
                                    ? 1
                                    : 0);
                }
                return null;
            });
        }
        runAll(work);
        PaymentSession end = shared;
        for (int i = 0; i < wins.get(); i++) {
            end = SampleSessions.updated(end, RequestFields.EMPTY, now);
        }
        assertThat(one.sessions().find(shared.id())).contains(end);
        assertThat(one.activeConnections()).isZero();
        assertThat(one.idleConnections()).isPositive();
        assertThat(one.waitingCallers()).isZero();
    }

    private void runAll(List<Callable<Void>> work) throws Exception {
        for (Future<Void> done : threads.invokeAll(work)) {
            assertThat(done.get()).isNull();
        }
    }
}

package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.session.PaymentSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody can do to the rows, and what the layout of the table gives. */
class StoredRowsIT {
    private final TestDatabase database = TestDatabase.create();
    private final PersistenceAdapter adapter = database.open(TestDatabase.keys(1));
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void notices_that_contents_were_swapped_between_sessions() {
        PaymentSession one = added();
        PaymentSession two = added();
        assertThat(database.execute("UPDATE payment_session a SET salt = b.salt, content = b.content"
                        + " FROM payment_session b WHERE a.id_hash <> b.id_hash"))
                .isEqualTo(2);
        assertDamaged(one);
        assertDamaged(two);
    }

    @Test
    void notices_that_an_earlier_content_was_put_back() {
        PaymentSession session = added();
        assertThat(database.execute("CREATE TABLE earlier AS SELECT salt, content FROM payment_session"))
                .isEqualTo(1);
        PaymentSession next = SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
        assertThat(adapter.sessions().replace(session, next)).isTrue();
        assertThat(database.execute("UPDATE payment_session SET salt = e.salt, content = e.content FROM earlier e"))
                .isEqualTo(1);
        assertDamaged(next);
    }

    @Test
    void notices_a_time_that_nobody_can_reckon_with() {
        PaymentSession session = added();
        assertThat(database.execute("UPDATE payment_session SET created_at = '-infinity'"))
                .isEqualTo(1);
        assertDamaged(session);
    }

    @Test
    void notices_that_a_session_was_prolonged_or_its_counter_reset() {
        PaymentSession session = added();
        assertThat(database.execute("UPDATE payment_session SET expires_at = expires_at + interval '1 hour'"))
                .isEqualTo(1);
        assertDamaged(session);
        PaymentSession another = added();
        assertThat(database.execute("UPDATE payment_session SET authentications_allowed = 25"))
                .isEqualTo(2);
        assertDamaged(another);
    }

    @Test
    void says_sqlstate_but_nothing_stored_when_the_database_refuses() {
        PaymentSession session = added();
        assertThatThrownBy(() -> adapter.sessions().add(session))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The database could not answer (SQLState 23505)")
                .hasNoCause();
    }

    /** An update that prolongs a session, but not past the next five minutes, touches no index. */
    @Test
    void updates_heap_only() {
        for (int i = 0; i < 50; i++) {
            PaymentSession session = added();
            for (int update = 1; update <= 3; update++) {
                PaymentSession next = SampleSessions.updated(
                        session,
                        SampleSessions.everyKindOfValue(),
                        session.createdAt().plusMillis(update));
                assertThat(adapter.sessions().replace(session, next)).isTrue();
                session = next;
            }
        }
        adapter.close();
        assertThat(Integer.parseInt(hotUpdates(150))).isGreaterThan(130);
    }

    @Test
    void purges_by_the_index_of_slots() {
        assertThat(database.execute("INSERT INTO payment_session (id_hash, created_at, expires_at, api_version,"
                        + " authentications_allowed, authentications_used, key_id, merchant_id, version,"
                        + " update_status, revision, salt, content) SELECT sha256(i::text::bytea), now(),"
                        + " now() + i * interval '1 second', 1, 0, 0, 'k', 'm', 'v', 's', 0, '', ''"
                        + " FROM generate_series(-100, 20000) i"))
                .isEqualTo(20101);
        assertThat(database.execute("ANALYZE payment_session")).isZero();
        assertThat(String.join(
                        "\n",
                        database.query("EXPLAIN DELETE FROM payment_session WHERE id_hash = ANY(ARRAY("
                                + "SELECT id_hash FROM payment_session WHERE expires_slot <= now() AND expires_at <= now()"
                                + " ORDER BY expires_slot LIMIT 500 FOR UPDATE SKIP LOCKED))")))
                .contains("Index Scan using payment_session_expires_slot")
                .doesNotContain("Seq Scan");
        assertThat(adapter.sessions().purge(Instant.now(), 1000)).isBetween(101, 110);
    }

    /** Statistics arrive when a connection ends, or a moment later. */
    private String hotUpdates(int updates) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline) {
            String seen = database.query("SELECT n_tup_upd || ' ' || n_tup_hot_upd FROM pg_stat_user_tables"
                            + " WHERE relname = 'payment_session'")
                    .get(0);
            if (seen.startsWith(updates + " ")) {
                return seen.substring(seen.indexOf(' ') + 1);
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("The statistics never arrived");
    }

    private PaymentSession added() {
        PaymentSession session = SampleSessions.fresh(SampleSessions.MERCHANT, now);
        adapter.sessions().add(session);
        return session;
    }

    private void assertDamaged(PaymentSession session) {
        long before = adapter.damagedSessions();
        assertThat(adapter.sessions().find(session.id())).isEmpty();
        assertThat(adapter.damagedSessions()).isEqualTo(before + 1);
    }
}

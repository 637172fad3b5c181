package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.crypto.KeyedPasswordHashing;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class KeyRotationIT {
    private static final Secret PASSWORD = Secret.of("0123456789abcdef0123456789abcdef");

    private final TestDatabase database = TestDatabase.create();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void reads_and_changes_under_the_new_key_what_was_written_under_the_old_one() {
        PaymentSession session = stored(1);
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            assertThat(rotated.sessions().find(session.id())).contains(session);
            PaymentSession next = SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
            assertThat(rotated.sessions().replace(session, next)).isTrue();
            assertThat(rotated.sessions().find(session.id())).contains(next);
            assertThat(database.query("SELECT key_id FROM payment_session")).containsExactly(TestDatabase.keyId(2));
        }
        assertThat(database.query("SELECT key_id FROM master_key"))
                .containsExactlyInAnyOrder(TestDatabase.keyId(1), TestDatabase.keyId(2));
    }

    @Test
    void writes_new_sessions_under_the_new_key_while_old_ones_keep_theirs() {
        PaymentSession old = stored(1);
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            PaymentSession fresh = SampleSessions.fresh(SampleSessions.MERCHANT, now);
            rotated.sessions().add(fresh);
            assertThat(database.query("SELECT key_id FROM payment_session"))
                    .containsExactlyInAnyOrder(TestDatabase.keyId(1), TestDatabase.keyId(2));
            assertThat(rotated.sessions().find(old.id())).contains(old);
            assertThat(rotated.sessions().find(fresh.id())).contains(fresh);
        }
    }

    @Test
    void does_not_interrupt_processes_that_are_a_step_apart() {
        try (PersistenceAdapter ahead = database.open(TestDatabase.keys(2, 1));
                PersistenceAdapter behind = database.open(TestDatabase.keys(1, 2))) {
            PaymentSession session = SampleSessions.fresh(SampleSessions.MERCHANT, now);
            ahead.sessions().add(session);
            PaymentSession second = SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
            assertThat(behind.sessions().replace(session, second)).isTrue();
            PaymentSession third = SampleSessions.updated(second, SampleSessions.everyKindOfValue(), now);
            assertThat(ahead.sessions().replace(second, third)).isTrue();
            assertThat(behind.sessions().find(session.id())).contains(third);
            assertThat(ahead.isReady() && behind.isReady()).isTrue();
        }
    }

    @Test
    void refuses_to_open_without_a_key_that_live_sessions_need() {
        PaymentSession session = stored(1);
        assertThatThrownBy(() -> database.open(TestDatabase.keys(2)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessage("The master keys do not fit this database: key " + TestDatabase.keyId(1)
                        + " is missing, 1 live session(s) need it. Add what is missing to the list of keys,"
                        + " behind the current one");
        assertThat(database.query("SELECT key_id FROM master_key")).containsExactly(TestDatabase.keyId(1));
        try (PersistenceAdapter right = database.open(TestDatabase.keys(1))) {
            assertThat(right.sessions().find(session.id())).contains(session);
        }
    }

    @Test
    void opens_without_a_key_that_only_expired_sessions_need() {
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
            adapter.sessions().add(SampleSessions.fresh(SampleSessions.MERCHANT, now.minus(Duration.ofHours(2))));
        }
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(2))) {
            assertThat(adapter.isReady()).isTrue();
            assertThat(adapter.sessions().purge(now, 10)).isEqualTo(1);
        }
    }

    @Test
    void refuses_to_open_without_a_key_that_merchants_need_and_names_five() {
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(1))) {
            for (int i = 1; i <= 6; i++) {
                MerchantId id = new MerchantId("SHOP" + i);
                assertThat(adapter.merchants()
                                .add(Merchant.withPassword(
                                        id, adapter.passwordHashing().hash(id, PASSWORD))))
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> database.open(TestDatabase.keys(2)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessageContaining("key " + TestDatabase.keyId(1)
                        + " is missing, 6 merchant(s) need it (SHOP1, SHOP2, SHOP3, SHOP4, SHOP5, …)")
                .hasMessageNotContaining("SHOP6");
    }

    @Test
    void a_merchants_previous_password_needs_its_key_too() {
        MerchantId id = new MerchantId("SHOP");
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(2, 1))) {
            Merchant old = Merchant.withPassword(
                    id, new KeyedPasswordHashing(KeyRing.load(TestDatabase.keys(1))).hash(id, PASSWORD));
            assertThat(adapter.merchants()
                            .add(old.rotate(adapter.passwordHashing().hash(id, PASSWORD))))
                    .isTrue();
        }
        assertThatThrownBy(() -> database.open(TestDatabase.keys(2)))
                .hasMessageContaining("1 merchant(s) need it (SHOP)");
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(2, 1))) {
            Merchant found = adapter.merchants().find(id).get();
            assertThat(adapter.merchants().replace(found, found.withNewestPasswordOnly()))
                    .isTrue();
        }
        try (PersistenceAdapter drained = database.open(TestDatabase.keys(2))) {
            assertThat(drained.isReady()).isTrue();
        }
    }

    @Test
    void is_not_ready_once_somebody_writes_under_a_key_it_was_never_given() {
        try (PersistenceAdapter forgotten = database.open(TestDatabase.keys(1))) {
            try (PersistenceAdapter ahead = database.open(TestDatabase.keys(2, 1))) {
                ahead.sessions().add(SampleSessions.fresh(SampleSessions.MERCHANT, now));
            }
            assertThat(forgotten.isReady()).isFalse();
            assertThat(forgotten.notReadyBecause().get()).contains(TestDatabase.keyId(2) + " is missing");
        }
    }

    @Test
    void refuses_a_key_that_has_another_keys_name() {
        database.open(TestDatabase.keys(1)).close();
        assertThat(database.execute("UPDATE master_key SET check_value = '\\x00'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> database.open(TestDatabase.keys(1)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessageContaining("Another master key has the name " + TestDatabase.keyId(1));
    }

    private PaymentSession stored(int key) {
        PaymentSession session = SampleSessions.fresh(SampleSessions.MERCHANT, now);
        try (PersistenceAdapter adapter = database.open(TestDatabase.keys(key))) {
            adapter.sessions().add(session);
        }
        return session;
    }
}

package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.schema.WriteProbe;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.session.PaymentSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every call is one statement, without BEGIN and COMMIT around it. */
class StatementCountIT {
    private static final CountingDataSource TRIPS = new CountingDataSource();

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final PaymentSession session = SampleSessions.fresh(SampleSessions.MERCHANT, now);

    @BeforeAll
    static void open() {
        adapter = PersistenceAdapter.open(
                TestDatabase.create().settings().withPoolSize(1), TestDatabase.keys(2, 1), TRIPS::wrap);
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @BeforeEach
    void forgetEarlierTrips() {
        assertThat(TRIPS.take()).isNotNull();
    }

    @Test
    void creating_reading_and_updating_a_session_takes_one_statement_each() {
        adapter.sessions().add(session);
        assertOne("INSERT INTO payment_session ");
        assertThat(adapter.sessions().find(session.id())).isNotEmpty();
        assertOne("SELECT ");
        PaymentSession next = SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
        assertThat(adapter.sessions().replace(session, next)).isTrue();
        assertOne("WITH replaced AS (UPDATE payment_session ");
        assertThat(adapter.sessions().replace(session, next)).isFalse();
        assertOne("WITH replaced AS (UPDATE payment_session ");
        assertThat(adapter.sessions().find(session.id())).contains(next);
        assertOne("SELECT ");
    }

    @Test
    void a_session_without_a_security_code_has_nothing_to_do_with_keys_of_codes() {
        adapter.sessions().add(session);
        PaymentSession next = session.countAuthentication().get();
        assertThat(TRIPS.take()).hasSize(1);
        assertThat(adapter.sessions().replace(session, next)).isTrue();
        assertOne("UPDATE payment_session ");
    }

    @Test
    void purging_and_removing_takes_one_statement_each() {
        assertThat(adapter.sessions().purge(now, 10)).isZero();
        assertOne("DELETE FROM payment_session ");
        assertThat(adapter.sessions().removeAll(new MerchantId("NOBODY"))).isZero();
        assertOne("DELETE FROM payment_session ");
    }

    @Test
    void everything_about_a_merchant_takes_one_statement() {
        Merchant merchant = Merchant.withPassword(new MerchantId("COUNTED"), new PasswordHash("k", "a"));
        Merchant rotated = merchant.rotate(new PasswordHash("k", "b"));
        assertThat(adapter.merchants().add(merchant)).isTrue();
        assertOne("INSERT INTO merchant ");
        assertThat(adapter.merchants().find(merchant.id())).contains(merchant);
        assertOne("SELECT ");
        assertThat(adapter.merchants().replace(merchant, rotated)).isTrue();
        assertOne("UPDATE merchant ");
        assertThat(adapter.merchants().list()).isNotEmpty();
        assertOne("SELECT ");
        assertThat(adapter.merchants().remove(merchant.id())).isTrue();
        assertOne("DELETE FROM merchant ");
    }

    @Test
    void a_remembered_merchant_takes_none() {
        Merchant merchant = Merchant.withPassword(new MerchantId("REMEMBERED"), new PasswordHash("k", "a"));
        assertThat(adapter.cachedMerchants().add(merchant)).isTrue();
        assertThat(adapter.cachedMerchants().find(merchant.id())).contains(merchant);
        assertThat(TRIPS.take()).hasSize(2);
        assertThat(adapter.cachedMerchants().find(merchant.id())).contains(merchant);
        assertThat(TRIPS.take()).isEmpty();
        assertThat(adapter.cachedMerchants().remove(merchant.id())).isTrue();
        assertThat(adapter.cachedMerchants().find(merchant.id())).isEmpty();
    }

    @Test
    void readiness_takes_one_statement_unless_it_is_time_to_write() {
        long begun = System.nanoTime();
        assertThat(adapter.isReady()).isTrue();
        assertThat(TRIPS.take()).hasSize(7);
        assertThat(adapter.isReady()).isTrue();
        if (System.nanoTime() - begun < WriteProbe.PERIOD.toNanos()) {
            assertOne("SELECT ");
        }
    }

    private static void assertOne(String start) {
        assertThat(TRIPS.take()).singleElement().asString().startsWith(start);
    }
}

package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.port.Sessions;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of sessions promises. Extend it and say how to make one; tests may share the store. */
public abstract class SessionsContract {
    /** Stores keep times to the microsecond. */
    protected final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** A merchant that no other test has. */
    protected final MerchantId merchant = new MerchantId("M" + Math.abs(System.nanoTime()));

    /** {@return the store under test} */
    protected abstract Sessions sessions();

    @Test
    void finds_what_was_added_exactly_as_it_was() {
        PaymentSession session = SampleSessions.updated(fresh(), SampleSessions.everyKindOfValue(), now);
        sessions().add(session);
        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    void finds_nothing_under_an_id_that_was_never_added() {
        assertThat(sessions().find(fresh().id())).isEmpty();
    }

    @Test
    void refuses_to_add_an_id_twice() {
        PaymentSession session = fresh();
        sessions().add(session);
        assertThatThrownBy(() -> sessions().add(session)).isInstanceOf(RuntimeException.class);
        assertThat(sessions().find(session.id())).contains(session);
    }

    @Test
    void replaces_the_current_state_by_the_next() {
        PaymentSession session = added();
        PaymentSession next = SampleSessions.updated(session, SampleSessions.everyKindOfValue(), now);
        assertThat(sessions().replace(session, next)).isTrue();
        assertThat(sessions().find(session.id())).contains(next);
    }

    @Test
    void does_not_replace_a_state_that_is_not_the_current_one() {
        PaymentSession session = added();
        PaymentSession winner = SampleSessions.updated(session, currency("EUR"), now);
        PaymentSession loser = SampleSessions.updated(session, currency("USD"), now);
        assertThat(sessions().replace(session, winner)).isTrue();
        assertThat(sessions().replace(session, loser)).isFalse();
        assertThat(sessions().find(session.id())).contains(winner);
    }

    /** The version does not show everything: a used security code would come back. */
    @Test
    void does_not_replace_a_state_of_the_same_version_that_is_not_the_current_one() {
        PaymentSession session = SampleSessions.updated(fresh(), SampleSessions.everyKindOfValue(), now);
        sessions().add(session);
        PaymentSession used = session.withoutSecurityCode();
        assertThat(sessions().replace(session, used)).isTrue();
        assertThat(sessions().replace(session, session.withoutSecurityCode())).isFalse();
        PaymentSession loser = SampleSessions.updated(session, currency("USD"), now);
        assertThat(sessions().replace(session, loser)).isFalse();
        assertThat(sessions().find(session.id())).contains(used);
    }

    /** Nor does it show how many payers were let in: two would get in by one authentication. */
    @Test
    void counts_every_authentication_of_a_payer() {
        PaymentSession session = added();
        PaymentSession counted = session.countAuthentication().get();
        assertThat(sessions().replace(session, counted)).isTrue();
        assertThat(sessions().replace(session, session.countAuthentication().get()))
                .isFalse();
        assertThat(sessions().find(session.id())).contains(counted);
    }

    /** They are bounded, too: a store that forgot them would bound nothing. */
    @Test
    void counts_every_update_by_hosted_fields() {
        PaymentSession session = added();
        PaymentSession once = SampleSessions.filled(session, SampleSessions.everyKindOfValue(), now);
        assertThat(sessions().replace(session, once)).isTrue();
        assertThat(sessions().find(session.id())).contains(once);
        PaymentSession twice = SampleSessions.filled(once, currency("EUR"), now);
        assertThat(sessions().replace(once, twice)).isTrue();
        assertThat(sessions().find(session.id())).contains(twice);
        assertThat(twice.authentications().hostedUpdates()).isEqualTo(2);
    }

    @Test
    void does_not_bring_back_a_session_that_is_gone() {
        PaymentSession session = fresh();
        assertThat(sessions().replace(session, SampleSessions.updated(session, currency("EUR"), now)))
                .isFalse();
        assertThat(sessions().find(session.id())).isEmpty();
    }

    @Test
    void lets_exactly_one_of_many_concurrent_replacements_win() throws Exception {
        PaymentSession session = added();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var attempts = IntStream.range(0, 32)
                    .mapToObj(i -> SampleSessions.updated(session, currency(i % 2 == 0 ? "EUR" : "USD"), now))
                    .map(next -> (Callable<Boolean>) () -> sessions().replace(session, next))
                    .toList();
            long wins = 0;
            for (var result : threads.invokeAll(attempts)) {
                wins += result.get() ? 1 : 0;
            }
            assertThat(wins).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void purges_what_has_expired_and_nothing_else() {
        PaymentSession expired = SampleSessions.fresh(merchant, now.minus(Duration.ofDays(2)));
        PaymentSession alive = added();
        sessions().add(expired);
        // Other tests may leave expired sessions behind; all of them go.
        while (sessions().purge(now, 1000) == 1000) {}
        assertThat(sessions().find(expired.id())).isEmpty();
        assertThat(sessions().find(alive.id())).contains(alive);
    }

    @Test
    void purges_no_more_at_a_time_than_it_may() {
        while (sessions().purge(now, 1000) == 1000) {}
        List<PaymentSession> expired = IntStream.range(0, 3)
                .mapToObj(i -> SampleSessions.fresh(merchant, now.minus(Duration.ofDays(2))))
                .toList();
        expired.forEach(sessions()::add);
        assertThat(sessions().purge(now, 2)).isEqualTo(2);
        assertThat(expired)
                .filteredOn(session -> sessions().find(session.id()).isDefined())
                .hasSize(1);
        assertThat(sessions().purge(now, 2)).isEqualTo(1);
        assertThat(sessions().purge(now, 2)).isZero();
    }

    @Test
    void purges_at_the_very_moment_of_expiry() {
        PaymentSession session = SampleSessions.fresh(merchant, now.minus(Duration.ofDays(3)));
        sessions().add(session);
        while (sessions().purge(session.expiresAt().minusMillis(1), 1000) == 1000) {}
        assertThat(sessions().find(session.id())).contains(session);
        while (sessions().purge(session.expiresAt(), 1000) == 1000) {}
        assertThat(sessions().find(session.id())).isEmpty();
    }

    @Test
    void removes_all_sessions_of_one_merchant() {
        PaymentSession one = added();
        PaymentSession two = added();
        PaymentSession other = SampleSessions.fresh(new MerchantId("OTHER"), now);
        sessions().add(other);
        assertThat(sessions().removeAll(merchant)).isEqualTo(2);
        assertThat(sessions().find(one.id())).isEmpty();
        assertThat(sessions().find(two.id())).isEmpty();
        assertThat(sessions().find(other.id())).contains(other);
    }

    @Test
    void removes_a_merchants_sessions_even_while_they_are_being_replaced() throws Exception {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < 100; round++) {
                PaymentSession session = added();
                CountDownLatch writing = new CountDownLatch(1);
                var lastWrite = writer.submit(() -> {
                    PaymentSession current = session;
                    PaymentSession next = SampleSessions.updated(current, currency("EUR"), now);
                    while (sessions().replace(current, next)) {
                        writing.countDown();
                        current = next;
                        next = SampleSessions.updated(current, currency("USD"), now);
                    }
                    return true;
                });
                assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(sessions().removeAll(merchant)).isEqualTo(1);
                assertThat(lastWrite.get(30, TimeUnit.SECONDS)).isTrue();
                assertThat(sessions().find(session.id())).isEmpty();
            }
        } finally {
            writer.shutdownNow();
        }
    }

    @Test
    void keeps_a_security_code_until_it_is_used_and_no_longer() {
        PaymentSession session = SampleSessions.updated(fresh(), securityCode("100"), now);
        sessions().add(session);
        assertThat(sessions().find(session.id())).contains(session);
        PaymentSession changed = SampleSessions.updated(session, currency("EUR"), now);
        assertThat(sessions().replace(session, changed)).isTrue();
        assertThat(sessions().find(session.id())).contains(changed);
        PaymentSession used = changed.withoutSecurityCode();
        assertThat(sessions().replace(changed, used)).isTrue();
        assertThat(sessions().find(session.id())).contains(used);
        PaymentSession another = SampleSessions.updated(used, securityCode("1234"), now);
        assertThat(sessions().replace(used, another)).isTrue();
        assertThat(sessions().find(session.id())).contains(another);
        assertThat(sessions().replace(changed, used)).isFalse();
        assertThat(sessions().find(session.id())).contains(another);
    }

    @Test
    void destroys_security_codes_with_their_sessions() {
        PaymentSession expired = SampleSessions.updated(
                SampleSessions.fresh(merchant, now.minus(Duration.ofDays(2))),
                securityCode("100"),
                now.minus(Duration.ofDays(2)));
        PaymentSession alive = SampleSessions.updated(fresh(), securityCode("100"), now);
        sessions().add(expired);
        sessions().add(alive);
        while (sessions().purge(now, 1000) == 1000) {}
        assertThat(sessions().find(expired.id())).isEmpty();
        assertThat(sessions().find(alive.id())).contains(alive);
        assertThat(sessions().removeAll(merchant)).isEqualTo(1);
        assertThat(sessions().find(alive.id())).isEmpty();
        // Of the same name, but somebody else's: it begins anew.
        sessions().add(alive);
        assertThat(sessions().find(alive.id())).contains(alive);
    }

    private static RequestFields securityCode(String code) {
        return SampleSessions.accepted(SampleSessions.group(
                "sourceOfFunds",
                SampleSessions.group(
                        "provided",
                        SampleSessions.group("card", SampleSessions.group("securityCode", new Text(code))))));
    }

    private PaymentSession fresh() {
        return SampleSessions.fresh(merchant, now);
    }

    private PaymentSession added() {
        PaymentSession session = fresh();
        sessions().add(session);
        return session;
    }

    private static RequestFields currency(String currency) {
        return SampleSessions.accepted(
                SampleSessions.group("order", SampleSessions.group("currency", new Text(currency))));
    }
}

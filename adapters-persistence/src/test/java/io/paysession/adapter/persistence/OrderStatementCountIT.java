package io.paysession.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTokens;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What orders and tokens cost, however many transactions an order has. */
@Execution(ExecutionMode.SAME_THREAD)
class OrderStatementCountIT {
    private static final CountingDataSource TRIPS = new CountingDataSource();

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

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
    void an_order_with_its_transaction_and_session_takes_three_statements() {
        PaymentSession session = SampleSessions.updated(
                SampleSessions.fresh(SampleSessions.MERCHANT, now), SampleSessions.everyKindOfValue(), now);
        adapter.sessions().add(session);
        assertThat(TRIPS.take()).hasSize(1);
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
        SessionChange used = new SessionChange(session, session.withoutSecurityCode());
        assertThat(adapter.orders().save(new Change(Option.none(), order, Option.some(used))))
                .isEqualTo(Orders.Saved.SAVED);
        assertTransaction(
                "INSERT INTO payment_order ",
                "INSERT INTO payment_transaction ",
                "WITH replaced AS (UPDATE payment_session ");
    }

    @Test
    void the_next_state_of_an_order_takes_two_and_reading_takes_one_however_long_it_is() {
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
        assertThat(adapter.orders().save(new Change(Option.none(), order, Option.none())))
                .isEqualTo(Orders.Saved.SAVED);
        assertTransaction("INSERT INTO payment_order ", "INSERT INTO payment_transaction ");
        for (int i = 2; i < 10; i++) {
            Order failed = SampleOrders.heard(order, GatewayCode.DECLINED, now);
            assertThat(adapter.orders().save(Change.of(order, failed))).isEqualTo(Orders.Saved.SAVED);
            assertTransaction("UPDATE payment_order ", "INSERT INTO payment_transaction ");
            order = SampleOrders.accepted(
                    failed, SampleOrders.newTransaction("" + i, Operation.PAY, SampleOrders.eur(i)), now);
            assertThat(adapter.orders().save(Change.of(failed, order))).isEqualTo(Orders.Saved.SAVED);
            assertTransaction("UPDATE payment_order ", "INSERT INTO payment_transaction ");
        }
        assertThat(adapter.orders().find(order.key())).contains(order);
        assertOne("SELECT ");
        assertThat(adapter.orders().isHeld(order)).isTrue();
        assertOne("SELECT ");
        Orders.Due due = new Orders.Due(Option.none(), now.plusSeconds(1), Duration.ofMinutes(1), 10);
        assertThat(adapter.orders().claim(due)).contains(new Orders.Claim(order.key(), order.revision()));
        assertOne("WITH due AS (SELECT ");
        Order lost = SampleOrders.heard(order, GatewayCode.APPROVED, now);
        assertThat(adapter.orders().save(new Change(Option.none(), lost, Option.none())))
                .isEqualTo(Orders.Saved.ORDER_CHANGED);
        assertTransaction("INSERT INTO payment_order ");
    }

    @Test
    void a_token_takes_one_or_two_statements() {
        Token token = SampleTokens.fresh(new TokenKey("REPO", "T1"), "5123450000000008", now);
        assertThat(adapter.tokens().save(new Tokens.Change(Option.none(), token, true, Option.none())))
                .isEqualTo(Tokens.Saved.SAVED);
        assertTransaction("SELECT pg_advisory_xact_lock", "INSERT INTO payment_token ");
        Token next = SampleTokens.changed(token, "5123450000000008", now);
        assertThat(adapter.tokens().save(new Tokens.Change(Option.some(token), next, false, Option.none())))
                .isEqualTo(Tokens.Saved.SAVED);
        assertTransaction("UPDATE payment_token ");
        assertThat(adapter.tokens().find(token.key())).contains(next);
        assertOne("SELECT ");
        assertThat(adapter.tokens().findByCard("REPO", "5123450000000008")).containsExactly(next);
        assertOne("SELECT ");
        adapter.tokens().used(token.key(), now.plusSeconds(1));
        assertOne("UPDATE payment_token ");
        assertThat(adapter.tokens().remove(token.key())).isTrue();
        assertOne("DELETE FROM payment_token ");
    }

    /** Turning the automatic commit off and on costs nothing, and beginning goes with the first statement. */
    private static void assertTransaction(String... statements) {
        List<String> trips = List.ofAll(TRIPS.take());
        assertThat(trips.head()).isEqualTo("setAutoCommit");
        assertThat(trips.last()).isEqualTo("setAutoCommit");
        assertThat(trips.init().last()).isEqualTo("commit");
        List<String> between = trips.tail().init().init();
        assertThat(between).hasSize(statements.length);
        for (int i = 0; i < statements.length; i++) {
            assertThat(between.get(i)).startsWith(statements[i]);
        }
    }

    private static void assertOne(String start) {
        assertThat(TRIPS.take()).singleElement().asString().startsWith(start);
    }
}

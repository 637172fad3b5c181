package io.paysession.adapter.persistence.order;

import static io.paysession.application.testing.SampleOrders.heard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Tokens;
import io.paysession.application.port.UnreadableException;
import io.paysession.application.port.UnreadableException.Kind;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTokens;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody can do to the rows of orders and tokens. */
@Execution(ExecutionMode.SAME_THREAD)
class StoredOrdersIT {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @BeforeAll
    static void open() {
        adapter = DATABASE.open(TestDatabase.keys(1));
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @BeforeEach
    void empty() {
        assertThat(DATABASE.execute("TRUNCATE payment_transaction, payment_reference, payment_order, payment_token"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE payment_order SET revision = revision + 1",
                "UPDATE payment_order SET status = 'CANCELLED'",
                "UPDATE payment_order SET currency = 'USD'",
                "UPDATE payment_order SET amount = amount + 1",
                "UPDATE payment_order SET authorized = authorized + 1",
                "UPDATE payment_order SET captured = captured + 1",
                "UPDATE payment_order SET refunded = refunded + 1",
                "UPDATE payment_order SET updated_at = updated_at + interval '1 microsecond'",
                "UPDATE payment_order SET created_at = created_at - interval '1 microsecond'",
                "UPDATE payment_order SET created_at = '-infinity'",
                "UPDATE payment_order SET updated_at = 'infinity'",
                "UPDATE payment_order SET waiting_since = created_at",
                "UPDATE payment_order SET salt = '\\x00'",
                "UPDATE payment_order SET content = ''",
                "UPDATE payment_transaction SET operation = 'AUTHORIZE' WHERE position = 1",
                "UPDATE payment_transaction SET type = 'PAYMENT' WHERE position = 1",
                "UPDATE payment_transaction SET amount = amount + 1 WHERE position = 1",
                "UPDATE payment_transaction SET target_id = '2' WHERE position = 1",
                "UPDATE payment_transaction SET acquirer = 'another' WHERE position = 1",
                "UPDATE payment_transaction SET code = 'APPROVED' WHERE position = 1",
                "UPDATE payment_transaction SET asked_at = now() WHERE position = 1",
                "UPDATE payment_transaction SET asked_at = '-infinity' WHERE position = 1",
                "UPDATE payment_transaction SET settled_at = now() WHERE position = 1",
                "UPDATE payment_transaction SET state = 'IN_FLIGHT', code = NULL, settled_at = NULL WHERE position = 1",
                "UPDATE payment_transaction SET request_digest = 'another' WHERE position = 1",
                "UPDATE payment_transaction SET request_key_id = 'another' WHERE position = 1",
                "UPDATE payment_transaction SET position = 5 WHERE position = 1",
                "UPDATE payment_transaction SET transaction_id = 'another' WHERE position = 1",
                "UPDATE payment_transaction SET salt = '\\x00' WHERE position = 1",
                "UPDATE payment_transaction SET content = '' WHERE position = 1",
                "DELETE FROM payment_transaction WHERE position = 1",
                "DELETE FROM payment_transaction WHERE position = 0",
                "DELETE FROM payment_transaction"
            })
    void notices_every_change_of_an_order(String change) {
        Order order = declinedRefund();
        assertThat(adapter.orders().find(order.key())).contains(order);
        assertThat(DATABASE.execute(change)).isPositive();
        long before = adapter.damaged(Kind.ORDER);
        assertThatThrownBy(() -> adapter.orders().find(order.key()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageMatching(".*(has been tampered with or damaged|is one that nothing can have)")
                .hasNoCause();
        assertThat(adapter.damaged(Kind.ORDER)).isEqualTo(before + 1);
    }

    /** An acquirer that says nothing makes an order wait anew; whoever watches must see it all the same. */
    @Test
    void counts_what_is_open_since_it_was_first_asked_for() {
        Instant first = now.minusSeconds(60);
        Order silent = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), first);
        saved(Option.none(), silent);
        saved(Option.some(silent), heard(silent, GatewayCode.UNKNOWN, now));
        Order settled = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), first);
        saved(Option.none(), settled);
        saved(Option.some(settled), heard(settled, GatewayCode.APPROVED, now));

        Order away = SampleOrders.begun(
                SampleOrders.key(SampleSessions.MERCHANT),
                SampleOrders.newTransaction("1", Operation.INITIATE_BROWSER_PAYMENT, SampleOrders.eur(1)),
                first);
        saved(Option.none(), away);
        saved(Option.some(away), heard(away, GatewayCode.PENDING, now));

        assertThat(adapter.orders().claim(new Orders.Due(Option.none(), now, Duration.ofMinutes(1), 10)))
                .isEmpty();
        assertThat(adapter.openSince(now, 10)).as("payers take their time").isEqualTo(1);
        assertThat(adapter.openSince(now.plus(Duration.ofDays(2)), 10)).isEqualTo(2);
        assertThat(adapter.openSince(first, 10)).isZero();
    }

    @Test
    void an_order_that_was_changed_is_taken_for_no_new_one_and_keeps_no_other_waiting() {
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now.minusSeconds(60));
        Order other = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now.minusSeconds(50));
        saved(Option.none(), order);
        saved(Option.none(), other);
        assertThat(DATABASE.execute("UPDATE payment_order SET salt = '\\x00', waiting_for = '??' WHERE order_id = '"
                        + order.key().order().value() + "'"))
                .isEqualTo(1);
        assertDamaged(order);
        assertThat(adapter.orders().save(new Orders.Change(Option.none(), order, Option.none())))
                .isEqualTo(Orders.Saved.ORDER_CHANGED);
        assertThat(adapter.orders().waitedFor())
                .containsExactly(other.open().get().acquirer());
        assertThat(adapter.orders().claim(new Orders.Due(Option.none(), now, Duration.ofMinutes(1), 10)))
                .extracting(Orders.Claim::key)
                .containsExactly(order.key(), other.key());
        assertThat(adapter.orders().find(other.key())).contains(other);
    }

    @Test
    void notices_that_a_transaction_was_copied_to_another_order() {
        Order order = declinedRefund();
        Order other = paid();
        assertThat(DATABASE.execute("UPDATE payment_transaction SET order_id = '"
                        + other.key().order().value() + "' WHERE position = 1"))
                .isEqualTo(1);
        assertDamaged(order);
        assertDamaged(other);
    }

    @Test
    void notices_that_an_order_was_put_back_to_an_earlier_state() {
        Order paid = paid();
        assertThat(DATABASE.execute("CREATE TABLE earlier AS SELECT * FROM payment_order"))
                .isEqualTo(1);
        Order refund = SampleOrders.accepted(
                paid, SampleOrders.newTransaction("2", Operation.REFUND, SampleOrders.eur(100)), now);
        assertThat(adapter.orders().save(Orders.Change.of(paid, refund))).isEqualTo(Orders.Saved.SAVED);
        assertThat(DATABASE.execute("UPDATE payment_order o SET revision = e.revision, updated_at = e.updated_at,"
                        + " waiting_since = e.waiting_since, salt = e.salt, content = e.content FROM earlier e"))
                .isEqualTo(1);
        assertThat(DATABASE.execute("DROP TABLE earlier")).isZero();
        assertDamaged(paid);
    }

    @Test
    void contents_of_two_orders_cannot_be_swapped() {
        Order one = paid();
        Order other = paid();
        assertThat(DATABASE.execute("UPDATE payment_order a SET salt = b.salt, content = b.content"
                        + " FROM payment_order b WHERE a.order_id <> b.order_id"))
                .isEqualTo(2);
        assertDamaged(one);
        assertDamaged(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE payment_token SET token = 'ANOTHER'",
                "UPDATE payment_token SET repository = 'ANOTHER'",
                "UPDATE payment_token SET card_hash = '\\x00'",
                "UPDATE payment_token SET card_hash = NULL",
                "UPDATE payment_token SET valid = NOT valid",
                "UPDATE payment_token SET verified = 'ACQUIRER'",
                "UPDATE payment_token SET updated_by = 'ANOTHER'",
                "UPDATE payment_token SET updated_at = updated_at + interval '1 microsecond'",
                "UPDATE payment_token SET revision = revision + 1",
                "UPDATE payment_token SET salt = '\\x00'",
                "UPDATE payment_token SET content = ''"
            })
    void notices_every_change_of_a_token(String change) {
        Token token = SampleTokens.fresh(new TokenKey("REPO", "T1"), "5123450000000008", now);
        assertThat(adapter.tokens().save(new Tokens.Change(Option.none(), token, true, Option.none())))
                .isEqualTo(Tokens.Saved.SAVED);
        assertThat(DATABASE.execute(change)).isEqualTo(1);
        String name = DATABASE.query("SELECT token FROM payment_token").get(0);
        String repository =
                DATABASE.query("SELECT repository FROM payment_token").get(0);
        long before = adapter.damaged(Kind.TOKEN);
        assertThatThrownBy(() -> adapter.tokens().find(new TokenKey(repository, name)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("A stored token has been tampered with or damaged")
                .hasNoCause();
        assertThat(adapter.damaged(Kind.TOKEN)).isEqualTo(before + 1);
        assertThat(adapter.tokens().remove(new TokenKey(repository, name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE payment_order SET captured = -1",
                "UPDATE payment_order SET currency = 'eur'",
                "UPDATE payment_order SET updated_at = created_at - interval '1 second'",
                "UPDATE payment_transaction SET state = 'IN_FLIGHT'",
                "UPDATE payment_transaction SET settled_at = NULL",
                "UPDATE payment_transaction SET state = 'UNDECIDED', settled_at = NULL",
                "UPDATE payment_transaction SET position = 0",
                "DELETE FROM payment_order"
            })
    void the_database_itself_refuses_what_cannot_be(String change) {
        Order order = declinedRefund();
        assertThatThrownBy(() -> DATABASE.execute(change)).hasMessageContaining("violates");
        assertThat(adapter.orders().find(order.key())).contains(order);
    }

    @Test
    void finds_open_orders_by_their_index() {
        assertThat(DATABASE.execute("INSERT INTO payment_order SELECT 'M', i::text, 0, 'INITIATED', 'EUR', 1, 0, 0, 0,"
                        + " now(), now(), CASE WHEN i % 1000 = 0 THEN now() END, 'k', '', '', 'bank'"
                        + " FROM generate_series(1, 20000) i"))
                .isEqualTo(20000);
        assertThat(DATABASE.execute("ANALYZE payment_order")).isZero();
        assertThat(String.join(
                        "\n",
                        DATABASE.query("EXPLAIN SELECT merchant_id, order_id FROM payment_order"
                                + " WHERE waiting_since IS NOT NULL AND (waiting_for = 'bank' OR waiting_for IS NULL)"
                                + " ORDER BY waiting_since LIMIT 10")))
                .contains("payment_order_waiting")
                .doesNotContain("Seq Scan");
    }

    private Order paid() {
        Order begun = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
        saved(Option.none(), begun);
        return saved(Option.some(begun), heard(begun, GatewayCode.APPROVED, now));
    }

    private Order declinedRefund() {
        Order paid = paid();
        Order refund = SampleOrders.accepted(
                paid, SampleOrders.newTransaction("2", Operation.REFUND, SampleOrders.eur(100)), now);
        saved(Option.some(paid), refund);
        return saved(Option.some(refund), heard(refund, GatewayCode.DECLINED, now));
    }

    private static Order saved(Option<Order> current, Order next) {
        assertThat(adapter.orders().save(new Orders.Change(current, next, Option.none())))
                .isEqualTo(Orders.Saved.SAVED);
        return next;
    }

    private static void assertDamaged(Order order) {
        assertThatThrownBy(() -> adapter.orders().find(order.key())).isInstanceOf(UnreadableException.class);
    }
}

package io.paysession.adapter.persistence;

import static io.paysession.application.testing.SampleOrders.heard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.application.housekeeping.Housekeeping;
import io.paysession.application.housekeeping.Housekeeping.Chore;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Tokens;
import io.paysession.application.session.SessionPorts;
import io.paysession.application.session.SessionSettings;
import io.paysession.application.session.SessionUseCases;
import io.paysession.application.testing.SampleOrders;
import io.paysession.application.testing.SampleSessions;
import io.paysession.application.testing.SampleTokens;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Orders and tokens outlive master keys. */
class RekeyingIT {
    private static final String CARD = "5123450000000008";
    private static final String KEYS = "SELECT key_id FROM payment_order UNION SELECT key_id FROM payment_transaction"
            + " UNION SELECT key_id FROM payment_token";

    private final TestDatabase database = TestDatabase.create();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Test
    void keeping_house_moves_everything_in_one_call() {
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            List.range(0, 5).map(i -> settled()).forEach(order -> saved(old, order));
        }
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            SessionPorts ports = new SessionPorts(
                    rotated.sessions(), rotated.merchants(), rotated.passwordHashing(), byte[]::new, Instant::now);
            Housekeeping housekeeping = Housekeeping.of(SessionUseCases.of(ports, SessionSettings.DEFAULT))
                    .withRekeying(rotated::rekey);
            assertThat(housekeeping.run().get(Chore.REKEY)).contains(5);
            assertThat(housekeeping.run().get(Chore.REKEY)).contains(0);
        }
        assertThat(database.query(KEYS)).containsExactly(TestDatabase.keyId(2));
    }

    @Test
    void moves_everything_in_small_steps_and_then_the_old_key_can_go() {
        List<Order> orders = List.range(0, 5).map(i -> settled());
        List<Token> tokens = List.range(0, 3).map(i -> token("T" + i, "411111111111111" + i));
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            orders.forEach(order -> saved(old, order));
            tokens.forEach(token -> assertThat(add(old, token)).isEqualTo(Tokens.Saved.SAVED));
            assertThat(old.rekey(100)).isZero();
        }
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            assertThat(rotated.rekey(3)).isEqualTo(3);
            assertThat(rotated.rekey(3)).isEqualTo(2);
            assertThat(rotated.rekey(2)).isEqualTo(2);
            assertThat(rotated.rekey(3)).isEqualTo(1);
            assertThat(rotated.rekey(3)).isZero();
        }
        assertThat(database.query(KEYS)).containsExactly(TestDatabase.keyId(2));
        try (PersistenceAdapter after = database.open(TestDatabase.keys(2))) {
            assertThat(orders)
                    .allMatch(order -> after.orders().find(order.key()).contains(order));
            assertThat(tokens)
                    .allMatch(token -> after.tokens().find(token.key()).contains(token));
            assertThat(after.tokens().findByCard("REPO", "4111111111111111")).containsExactly(tokens.get(1));
            assertThat(add(after, token("NEW", "4111111111111111"))).isEqualTo(Tokens.Saved.TOKEN_CHANGED);
        }
    }

    @Test
    void moves_an_order_of_which_only_an_early_transaction_is_under_the_old_key() {
        Order order = settled();
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            saved(old, order);
        }
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            Order next = SampleOrders.accepted(
                    order, SampleOrders.newTransaction("2", Operation.REFUND, SampleOrders.eur(100)), now);
            assertThat(rotated.orders().save(Orders.Change.of(order, next))).isEqualTo(Orders.Saved.SAVED);
            assertThat(database.query("SELECT key_id FROM payment_order")).containsExactly(TestDatabase.keyId(2));
            assertThat(database.query("SELECT key_id FROM payment_transaction ORDER BY position"))
                    .containsExactly(TestDatabase.keyId(1), TestDatabase.keyId(2));
            assertThat(rotated.orders().find(order.key())).contains(next);
            assertThat(rotated.rekey(10)).isEqualTo(1);
            assertThat(database.query(KEYS)).containsExactly(TestDatabase.keyId(2));
            assertThat(rotated.orders().find(order.key())).contains(next);
        }
    }

    /** The order itself is under the new key when its acquirer has answered; the names that it was given are not. */
    @Test
    void the_names_of_orders_and_transactions_outlive_the_key_under_which_they_were_given() {
        Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            assertThat(name(old, order)).isEqualTo(Orders.Saved.SAVED);
        }
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            Order settled = heard(order, GatewayCode.APPROVED, now);
            assertThat(rotated.orders().save(Orders.Change.of(order, settled))).isEqualTo(Orders.Saved.SAVED);
            assertThat(database.query(KEYS)).containsExactly(TestDatabase.keyId(2));
            assertThat(name(rotated, SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now)))
                    .isEqualTo(Orders.Saved.ORDER_REFERENCE_TAKEN);
        }
        assertThatThrownBy(() -> database.open(TestDatabase.keys(2)))
                .hasMessageContaining("key " + TestDatabase.keyId(1) + " is missing, 1 order(s) need it");
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            assertThat(rotated.rekey(10)).isEqualTo(1);
            assertThat(rotated.rekey(10)).isZero();
        }
        assertThat(database.query("SELECT kind || ' ' || key_id FROM payment_reference ORDER BY kind"))
                .containsExactly("ORDER " + TestDatabase.keyId(2), "TRANSACTION " + TestDatabase.keyId(2));
        try (PersistenceAdapter after = database.open(TestDatabase.keys(2))) {
            Order other = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
            assertThat(name(after, other)).isEqualTo(Orders.Saved.ORDER_REFERENCE_TAKEN);
            assertThat(after.orders()
                            .save(new Orders.Change(Option.none(), other, Option.none())
                                    .bearing(List.of(new UniqueReference(
                                            UniqueReference.Kind.TRANSACTION, "Gr\u00fc\u00dfe \u20ac")))))
                    .isEqualTo(Orders.Saved.TRANSACTION_REFERENCE_TAKEN);
        }
    }

    @Test
    void one_name_is_one_order_s_while_processes_are_a_step_apart() throws Exception {
        try (PersistenceAdapter ahead = database.open(TestDatabase.keys(2, 1));
                PersistenceAdapter behind = database.open(TestDatabase.keys(1, 2))) {
            for (int round = 0; round < 6; round++) {
                UniqueReference name = new UniqueReference(UniqueReference.Kind.ORDER, "name " + round);
                var work = new ArrayList<Callable<Orders.Saved>>();
                for (int i = 0; i < 6; i++) {
                    PersistenceAdapter adapter = i % 2 == 0 ? ahead : behind;
                    Order order = SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now);
                    work.add(() -> adapter.orders()
                            .save(new Orders.Change(Option.none(), order, Option.none()).bearing(List.of(name))));
                }
                assertThat(together(work)).containsOnlyOnce(Orders.Saved.SAVED);
            }
        }
    }

    /** With the names that such an order says. */
    private static Orders.Saved name(PersistenceAdapter adapter, Order order) {
        return adapter.orders()
                .save(new Orders.Change(Option.none(), order, Option.none())
                        .bearing(List.of(
                                new UniqueReference(UniqueReference.Kind.ORDER, "R1"),
                                new UniqueReference(UniqueReference.Kind.TRANSACTION, "Gr\u00fc\u00dfe \u20ac"))));
    }

    @Test
    void refuses_to_open_without_a_key_that_orders_or_tokens_need() {
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            saved(old, settled());
            assertThat(add(old, token("T", CARD))).isEqualTo(Tokens.Saved.SAVED);
        }
        assertThatThrownBy(() -> database.open(TestDatabase.keys(2)))
                .isInstanceOf(PersistenceStartException.class)
                .hasMessageContaining("key " + TestDatabase.keyId(1) + " is missing, 1 order(s) need it; key "
                        + TestDatabase.keyId(1) + " is missing, 1 token(s) need it");
    }

    @Test
    void one_token_per_card_holds_while_processes_are_a_step_apart() throws Exception {
        try (PersistenceAdapter ahead = database.open(TestDatabase.keys(2, 1));
                PersistenceAdapter behind = database.open(TestDatabase.keys(1, 2));
                PersistenceAdapter before = database.open(TestDatabase.keys(1))) {
            for (int round = 0; round < 6; round++) {
                String card = "41111111111111" + (10 + round);
                var work = new ArrayList<Callable<Tokens.Saved>>();
                for (int i = 0; i < 6; i++) {
                    // Who does not know the new key yet runs beside those who know it, but not beside one who uses it.
                    PersistenceAdapter adapter = round % 2 == 0
                            ? List.of(ahead, behind).get(i % 2)
                            : List.of(before, behind).get(i % 2);
                    Token token = token("R" + round + "T" + i, card);
                    work.add(() -> add(adapter, token));
                }
                assertThat(together(work)).containsOnlyOnce(Tokens.Saved.SAVED);
                assertThat(ahead.tokens().findByCard("REPO", card)).hasSize(1);
            }
        }
    }

    @Test
    void leaves_alone_what_somebody_else_has_locked() throws Exception {
        Order order = settled();
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            saved(old, order);
        }
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1));
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            assertThat(statement.execute("SELECT FROM payment_order FOR UPDATE"))
                    .isTrue();
            assertThat(rotated.rekey(10)).isZero();
            other.rollback();
            assertThat(rotated.rekey(10)).isEqualTo(1);
        }
    }

    @Test
    void moves_the_rest_if_something_is_damaged() {
        try (PersistenceAdapter old = database.open(TestDatabase.keys(1))) {
            saved(old, settled());
            assertThat(database.execute("UPDATE payment_order SET amount = amount + 1"))
                    .isEqualTo(1);
            saved(old, settled());
        }
        try (PersistenceAdapter rotated = database.open(TestDatabase.keys(2, 1))) {
            assertThat(rotated.rekey(10)).isEqualTo(1);
            assertThat(rotated.rekey(10)).isZero();
        }
    }

    @Test
    void loses_nothing_while_processes_of_both_keys_change_orders_and_move_them() throws Exception {
        AtomicBoolean changing = new AtomicBoolean(true);
        try (PersistenceAdapter ahead = database.open(TestDatabase.keys(2, 1));
                PersistenceAdapter behind = database.open(TestDatabase.keys(1, 2))) {
            List<Order> begun =
                    List.range(0, 4).map(i -> SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now));
            var work = new ArrayList<Callable<Order>>();
            for (Order order : begun) {
                saved(behind, order);
                PersistenceAdapter mine = work.size() % 2 == 0 ? ahead : behind;
                work.add(() -> grown(mine, order));
            }
            ExecutorService movers = Executors.newFixedThreadPool(2);
            try {
                var moving = List.of(ahead, behind)
                        .map(adapter -> movers.submit(() -> {
                            int moved = 0;
                            while (changing.get()) {
                                moved += adapter.rekey(3);
                            }
                            return moved;
                        }));
                List<Order> ends = List.ofAll(together(work));
                changing.set(false);
                for (var mover : moving) {
                    assertThat(mover.get()).isPositive();
                }
                assertThat(ends)
                        .allMatch(order -> behind.orders().find(order.key()).contains(order));
                while (ahead.rekey(10) > 0) {}
                assertThat(ends)
                        .allMatch(order -> behind.orders().find(order.key()).contains(order));
                assertThat(database.query(KEYS)).containsExactly(TestDatabase.keyId(2));
            } finally {
                changing.set(false);
                movers.shutdownNow();
            }
        }
    }

    /** Failed payments, one after the other; nobody else changes the order, so that every change must succeed. */
    private Order grown(PersistenceAdapter adapter, Order order) {
        Order current = order;
        for (int i = 2; i <= 8; i++) {
            Order failed = heard(current, GatewayCode.DECLINED, now);
            assertThat(adapter.orders().save(Orders.Change.of(current, failed))).isEqualTo(Orders.Saved.SAVED);
            assertThat(adapter.orders().find(order.key())).contains(failed);
            current = SampleOrders.accepted(
                    failed, SampleOrders.newTransaction("" + i, Operation.PAY, SampleOrders.eur(i)), now);
            assertThat(adapter.orders().save(Orders.Change.of(failed, current))).isEqualTo(Orders.Saved.SAVED);
        }
        return current;
    }

    private static <T> java.util.List<T> together(java.util.List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            java.util.List<T> results = new ArrayList<>();
            for (var result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private Order settled() {
        return heard(SampleOrders.begun(SampleOrders.key(SampleSessions.MERCHANT), now), GatewayCode.APPROVED, now);
    }

    private Token token(String name, String card) {
        return SampleTokens.fresh(new TokenKey("REPO", name), card, now);
    }

    private static void saved(PersistenceAdapter adapter, Order order) {
        assertThat(adapter.orders().save(new Orders.Change(Option.none(), order, Option.none())))
                .isEqualTo(Orders.Saved.SAVED);
    }

    private static Tokens.Saved add(PersistenceAdapter adapter, Token token) {
        return adapter.tokens().save(new Tokens.Change(Option.none(), token, true, Option.none()));
    }
}

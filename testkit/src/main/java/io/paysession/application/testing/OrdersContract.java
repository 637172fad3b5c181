package io.paysession.application.testing;

import static io.paysession.application.testing.SampleOrders.begun;
import static io.paysession.application.testing.SampleOrders.eur;
import static io.paysession.application.testing.SampleOrders.heard;
import static io.paysession.application.testing.SampleOrders.newTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.session.PaymentSession;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of orders promises. Extend it and say how to make one; tests may share the store. */
public abstract class OrdersContract extends OrderReferencesContract {
    @Test
    void finds_a_new_order_exactly_as_it_was() {
        Order order = fresh();
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(order);
    }

    @Test
    void finds_every_next_state_exactly_as_it_was() {
        Order order = added();
        for (Order next : SampleOrders.story(order, now)) {
            assertThat(orders().save(Change.of(order, next))).isEqualTo(Saved.SAVED);
            assertThat(orders().find(order.key())).contains(next);
            order = next;
        }
    }

    @Test
    void finds_nothing_under_a_name_that_was_never_saved() {
        assertThat(orders().find(fresh().key())).isEmpty();
    }

    @Test
    void keeps_names_apart_that_look_alike() {
        Order upper = begun(key("Order-\u00c4"), now);
        assertThat(orders().save(first(upper))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(key("order-\u00c4"))).isEmpty();
        assertThat(orders().find(key("Order-A\u0308"))).isEmpty();
        assertThat(orders().find(key("Order-\u00c4 "))).isEmpty();
        assertThat(orders().find(new OrderKey(
                        new MerchantId("X" + merchant.value()), upper.key().order())))
                .isEmpty();
    }

    @Test
    void takes_any_name_of_an_order_and_of_a_transaction() {
        String name = "\ud83d\ude00'\";/\\%_\u202e " + "\ud83d\ude00".repeat(29);
        Order order = begun(key(name), newTransaction(name, Operation.PAY, eur(1)), now);
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(order);
    }

    @Test
    void does_not_begin_an_order_that_exists() {
        Order order = added();
        Order another = begun(order.key(), newTransaction("another", Operation.AUTHORIZE, eur(1)), now);
        assertThat(orders().save(first(another))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).contains(order);
    }

    @Test
    void does_not_save_the_next_state_of_an_order_that_does_not_exist() {
        Order order = fresh();
        assertThat(orders().save(Change.of(order, heard(order, GatewayCode.APPROVED, now))))
                .isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).isEmpty();
    }

    @Test
    void does_not_save_the_next_state_of_one_that_is_not_the_current_one() {
        Order order = added();
        Order winner = heard(order, GatewayCode.APPROVED, now);
        Order loser = heard(order, GatewayCode.DECLINED, now);
        assertThat(orders().save(Change.of(order, winner))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(Change.of(order, loser))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).contains(winner);
    }

    /** Neither the status of an order nor that of its transaction shows that its acquirer was asked once more. */
    @Test
    void does_not_save_over_a_state_of_the_same_status_that_is_not_the_current_one() {
        Order order = added();
        Order undecided = heard(order, GatewayCode.UNKNOWN, now.plusMillis(1));
        Order still = heard(undecided, GatewayCode.UNKNOWN, now.plusMillis(2));
        assertThat(orders().save(Change.of(order, undecided))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(Change.of(undecided, still))).isEqualTo(Saved.SAVED);
        Order loser = heard(undecided, GatewayCode.UNKNOWN, now.plusMillis(3));
        assertThat(orders().save(Change.of(undecided, loser))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().find(order.key())).contains(still);
    }

    @Test
    void saves_the_session_with_the_order() {
        SessionChange session = sessionChange();
        Order order = fresh();
        assertThat(orders().save(with(first(order), session))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(order);
        assertThat(sessions().find(session.next().id())).contains(session.next());
    }

    @Test
    void saves_no_order_if_the_session_has_changed() {
        SessionChange session = sessionChange();
        PaymentSession meanwhile = SampleSessions.updated(session.current(), SampleSessions.everyKindOfValue(), now);
        assertThat(sessions().replace(session.current(), meanwhile)).isTrue();
        Order order = fresh();
        assertThat(orders().save(with(first(order), session))).isEqualTo(Saved.SESSION_CHANGED);
        assertThat(orders().find(order.key())).isEmpty();
        assertThat(sessions().find(session.next().id())).contains(meanwhile);
    }

    @Test
    void saves_no_next_state_if_the_session_is_gone() {
        Order order = added();
        PaymentSession gone = SampleSessions.fresh(merchant, now);
        SessionChange session =
                new SessionChange(gone, SampleSessions.updated(gone, SampleSessions.everyKindOfValue(), now));
        Order next = heard(order, GatewayCode.APPROVED, now);
        assertThat(orders().save(with(Change.of(order, next), session))).isEqualTo(Saved.SESSION_CHANGED);
        assertThat(orders().find(order.key())).contains(order);
        assertThat(sessions().find(gone.id())).isEmpty();
    }

    @Test
    void leaves_the_session_alone_if_the_order_has_changed() {
        Order order = added();
        SessionChange session = sessionChange();
        assertThat(orders().save(with(first(order), session))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(sessions().find(session.current().id())).contains(session.current());
        Order winner = heard(order, GatewayCode.APPROVED, now);
        assertThat(orders().save(Change.of(order, winner))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(with(Change.of(order, heard(order, GatewayCode.DECLINED, now)), session)))
                .isEqualTo(Saved.ORDER_CHANGED);
        assertThat(sessions().find(session.current().id())).contains(session.current());
        assertThat(orders().find(order.key())).contains(winner);
    }

    @Test
    void lets_exactly_one_of_many_begin_an_order() throws Exception {
        OrderKey key = SampleOrders.key(merchant);
        assertOneWins(i -> first(begun(key, newTransaction("T" + i, Operation.PAY, eur(1 + i)), now)));
        assertThat(orders().find(key)).isNotEmpty();
    }

    @Test
    void lets_exactly_one_of_many_change_an_order() throws Exception {
        Order order = added();
        assertOneWins(i ->
                Change.of(order, heard(order, i % 2 == 0 ? GatewayCode.APPROVED : GatewayCode.DECLINED, now)));
    }

    @Test
    void lets_exactly_one_of_many_orders_use_a_session() throws Exception {
        SessionChange session = sessionChange();
        Order[] racers = IntStream.range(0, 16).mapToObj(i -> fresh()).toArray(Order[]::new);
        assertOneWins(i -> with(first(racers[i]), session));
        assertThat(racers)
                .filteredOn(racer -> orders().find(racer.key()).isDefined())
                .hasSize(1);
        assertThat(sessions().find(session.next().id())).contains(session.next());
    }

    @Test
    void never_lets_an_order_and_another_change_of_its_session_both_win() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 30; round++) {
                SessionChange session = sessionChange();
                PaymentSession other =
                        SampleSessions.updated(session.current(), SampleSessions.everyKindOfValue(), now);
                Order order = fresh();
                List<Callable<Boolean>> racers = List.of(
                        () -> orders().save(with(first(order), session)) == Saved.SAVED,
                        () -> sessions().replace(session.current(), other));
                var results = threads.invokeAll(racers);
                boolean saved = results.get(0).get();
                assertThat(results.get(1).get()).isEqualTo(!saved);
                assertThat(orders().find(order.key()).isDefined()).isEqualTo(saved);
                assertThat(sessions().find(other.id())).contains(saved ? session.next() : other);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertOneWins(IntFunction<Change> change) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var attempts = IntStream.range(0, 16)
                    .mapToObj(change)
                    .map(attempt -> (Callable<Saved>) () -> orders().save(attempt))
                    .toList();
            int wins = 0;
            for (var result : threads.invokeAll(attempts)) {
                wins += result.get() == Saved.SAVED ? 1 : 0;
            }
            assertThat(wins).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}

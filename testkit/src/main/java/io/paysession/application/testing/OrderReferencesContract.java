package io.paysession.application.testing;

import static io.paysession.application.testing.SampleOrders.accepted;
import static io.paysession.application.testing.SampleOrders.begun;
import static io.paysession.application.testing.SampleOrders.eur;
import static io.paysession.application.testing.SampleOrders.heard;
import static io.paysession.application.testing.SampleOrders.newTransaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.Seq;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What only one order or transaction of a merchant may be named. */
abstract class OrderReferencesContract extends OrderClaimsContract {
    @Test
    void gives_a_name_to_one_order_only_and_writes_nothing_of_another() {
        SessionChange session = sessionChange();
        Order bearer = bearing(fresh(), ofOrder("Name-1"));
        Order other = fresh();
        assertThat(orders().save(with(first(other), session).bearing(ofOrder("Name-1"))))
                .isEqualTo(Saved.ORDER_REFERENCE_TAKEN);
        assertThat(orders().find(other.key())).isEmpty();
        assertThat(sessions().find(session.current().id())).contains(session.current());
        assertThat(orders().find(bearer.key())).contains(bearer);
        assertThat(orders().save(first(other).bearing(ofOrder("name-1")))).isEqualTo(Saved.SAVED);
    }

    @Test
    void all_transactions_of_an_order_have_its_name_whatever_has_become_of_them() {
        Order order = bearing(fresh(), ofOrder("Name-2"));
        Order failed = heard(order, GatewayCode.DECLINED, now);
        assertThat(orders().save(Change.of(order, failed))).isEqualTo(Saved.SAVED);
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-2"))))
                .as("a name stays with what has failed")
                .isEqualTo(Saved.ORDER_REFERENCE_TAKEN);
        Order again = accepted(failed, newTransaction("2", Operation.PAY, eur(2500)), now);
        assertThat(orders().save(Change.of(failed, again).bearing(ofOrder("Name-2"))))
                .isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).contains(again);
    }

    @Test
    void gives_a_name_to_one_transaction_only() {
        Order order = bearing(fresh(), ofTransaction("Name-3"));
        Order failed = heard(order, GatewayCode.DECLINED, now);
        assertThat(orders().save(Change.of(order, failed))).isEqualTo(Saved.SAVED);
        Order again = accepted(failed, newTransaction("2", Operation.PAY, eur(2500)), now);
        assertThat(orders().save(Change.of(failed, again).bearing(ofTransaction("Name-3"))))
                .isEqualTo(Saved.TRANSACTION_REFERENCE_TAKEN);
        assertThat(orders().find(order.key())).contains(failed);
        assertThat(orders().save(first(fresh()).bearing(ofTransaction("Name-3"))))
                .as("the same transaction id in another order")
                .isEqualTo(Saved.TRANSACTION_REFERENCE_TAKEN);
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-3"))))
                .as("a name of another kind")
                .isEqualTo(Saved.SAVED);
    }

    @Test
    void a_name_of_another_merchant_is_another_name() {
        MerchantId stranger = new MerchantId("X" + merchant.value());
        Order order = bearing(fresh(), ofOrder("Name-4"));
        Order theirs = begun(SampleOrders.key(stranger), now);
        assertThat(orders().save(first(theirs).bearing(ofOrder("Name-4")))).isEqualTo(Saved.SAVED);
        assertThat(orders().find(order.key())).isNotEmpty();
    }

    @Test
    void a_change_that_is_not_saved_gives_no_name() {
        Order order = added();
        PaymentSession gone = SampleSessions.fresh(merchant, now);
        SessionChange session =
                new SessionChange(gone, SampleSessions.updated(gone, SampleSessions.everyKindOfValue(), now));
        assertThat(orders().save(first(order).bearing(ofOrder("Name-5")))).isEqualTo(Saved.ORDER_CHANGED);
        assertThat(orders().save(with(first(fresh()), session).bearing(ofOrder("Name-5"))))
                .isEqualTo(Saved.SESSION_CHANGED);
        Order taken = bearing(fresh(), ofTransaction("Name-6"));
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-5").appendAll(ofTransaction("Name-6")))))
                .isEqualTo(Saved.TRANSACTION_REFERENCE_TAKEN);
        assertThat(orders().find(taken.key())).contains(taken);
        assertThat(orders().save(first(fresh()).bearing(ofOrder("Name-5")))).isEqualTo(Saved.SAVED);
    }

    @Test
    void lets_exactly_one_of_many_orders_have_a_name() throws Exception {
        Order[] racers = IntStream.range(0, 16).mapToObj(i -> fresh()).toArray(Order[]::new);
        try (Together many = new Together(16)) {
            List<Saved> ends = many.run(i -> {
                Orders store = i % 2 == 0 ? orders() : ordersOfAnotherProcess();
                return store.save(first(racers[i]).bearing(ofOrder("Name-7").appendAll(ofTransaction("Name-7"))));
            });
            assertThat(ends).containsOnlyOnce(Saved.SAVED).containsOnly(Saved.SAVED, Saved.ORDER_REFERENCE_TAKEN);
        }
        assertThat(racers)
                .filteredOn(racer -> orders().find(racer.key()).isDefined())
                .hasSize(1);
    }

    private static Seq<UniqueReference> ofOrder(String name) {
        return io.vavr.collection.List.of(new UniqueReference(UniqueReference.Kind.ORDER, name));
    }

    private static Seq<UniqueReference> ofTransaction(String name) {
        return io.vavr.collection.List.of(new UniqueReference(UniqueReference.Kind.TRANSACTION, name));
    }

    private Order bearing(Order order, Seq<UniqueReference> names) {
        assertThat(orders().save(first(order).bearing(names))).isEqualTo(Saved.SAVED);
        return order;
    }
}

package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.Transaction;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Orders in memory, one call at a time: they end with the process. */
public final class InMemoryOrders implements Orders {
    private final InMemorySessions sessions;
    private final Map<OrderKey, Order> orders = new HashMap<>();

    /** @param sessions where the sessions are that orders change */
    public InMemoryOrders(InMemorySessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized Option<Order> find(OrderKey key) {
        return Option.of(orders.get(key));
    }

    @Override
    public synchronized Saved save(Change change) {
        if (!find(change.next().key()).equals(change.current())) {
            return Saved.ORDER_CHANGED;
        }
        // Nobody else changes orders meanwhile, so that the session can go first and decide for both.
        if (!change.session().forAll(session -> sessions.replace(session.current(), session.next()))) {
            return Saved.SESSION_CHANGED;
        }
        orders.put(change.next().key(), change.next());
        return Saved.SAVED;
    }

    @Override
    public synchronized Seq<OrderKey> open(Instant askedBefore, int limit) {
        return List.ofAll(orders.values())
                .filter(order -> askedAt(order).exists(asked -> asked.isBefore(askedBefore)))
                .sortBy(order -> askedAt(order).get())
                .take(limit)
                .map(Order::key);
    }

    private static Option<Instant> askedAt(Order order) {
        return order.open().map(Transaction::state).map(state -> state.askedAt());
    }
}

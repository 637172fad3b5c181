package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Orders that let somebody else come in between, at a moment that a test chooses. */
public final class InterferingOrders implements Orders {
    private final Orders real;
    private final Deque<Runnable> beforeSaving = new ArrayDeque<>();
    private final Deque<Runnable> afterListing = new ArrayDeque<>();

    public InterferingOrders(Orders real) {
        this.real = real;
    }

    /** Happens just before the next change is stored; one call, one change. */
    public InterferingOrders beforeSaving(Runnable interference) {
        beforeSaving.add(interference);
        return this;
    }

    /** Happens just after the open ones were listed. */
    public InterferingOrders afterListing(Runnable interference) {
        afterListing.add(interference);
        return this;
    }

    @Override
    public Option<Order> find(OrderKey key) {
        return real.find(key);
    }

    @Override
    public Saved save(Change change) {
        run(beforeSaving.poll());
        return real.save(change);
    }

    @Override
    public Seq<OrderKey> open(Instant askedBefore, int limit) {
        Seq<OrderKey> listed = real.open(askedBefore, limit);
        run(afterListing.poll());
        return listed;
    }

    private static void run(@Nullable Runnable interference) {
        if (interference != null) {
            interference.run();
        }
    }
}

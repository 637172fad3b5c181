package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Orders that let somebody else come in between, at a moment that a test chooses. */
public final class InterferingOrders implements Orders {
    private final Orders real;
    private final java.util.Set<OrderKey> unreadable = ConcurrentHashMap.newKeySet();
    private final Deque<Runnable> beforeSaving = new ArrayDeque<>();
    private final Deque<Runnable> afterClaiming = new ArrayDeque<>();
    private final Deque<Runnable> afterLooking = new ArrayDeque<>();

    /**
     * As the real ones, until something is to interfere.
     *
     * @param real where the orders are
     */
    public InterferingOrders(Orders real) {
        this.real = real;
    }

    /**
     * Happens just before the next change is stored; one call, one change.
     *
     * @param interference what somebody else does just then
     * @return these orders
     */
    public InterferingOrders beforeSaving(Runnable interference) {
        beforeSaving.add(interference);
        return this;
    }

    /**
     * Happens just after an open one was claimed.
     *
     * @param interference what somebody else does just then
     * @return these orders
     */
    public InterferingOrders afterClaiming(Runnable interference) {
        afterClaiming.add(interference);
        return this;
    }

    /**
     * Happens just after somebody has looked whether he may still ask.
     *
     * @param interference what somebody else does just then
     * @return these orders
     */
    public InterferingOrders afterLooking(Runnable interference) {
        afterLooking.add(interference);
        return this;
    }

    /**
     * From now on somebody has changed what is stored of this order.
     *
     * @param key which order cannot be read from now on
     */
    public void cannotRead(OrderKey key) {
        unreadable.add(key);
    }

    @Override
    public Option<Order> find(OrderKey key) {
        if (unreadable.contains(key)) {
            throw new UnreadableException(UnreadableException.Kind.ORDER, "A stored order was changed");
        }
        return real.find(key);
    }

    @Override
    public Saved save(Change change) {
        run(beforeSaving.poll());
        return real.save(change);
    }

    @Override
    public boolean isHeld(Order order) {
        boolean held = real.isHeld(order);
        run(afterLooking.poll());
        return held;
    }

    @Override
    public Seq<Claim> claim(Due due) {
        Seq<Claim> claimed = real.claim(due);
        run(afterClaiming.poll());
        return claimed;
    }

    @Override
    public Seq<Reference> claimPayers(PayersDue due) {
        return real.claimPayers(due);
    }

    @Override
    public boolean claimPayer(Reference payer, Duration unaskedFor) {
        return real.claimPayer(payer, unaskedFor);
    }

    @Override
    public Set<AcquirerName> waitedFor() {
        return real.waitedFor();
    }

    private static void run(@Nullable Runnable interference) {
        if (interference != null) {
            interference.run();
        }
    }
}

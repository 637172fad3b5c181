package io.paysession.application.port;

import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The store of orders and their transactions. Every method is one transaction; what it acknowledges survives a crash.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached; whether a write has taken effect is then
 * unknown.
 */
public interface Orders {
    /** What became of a change. */
    enum Saved {
        SAVED,
        /** The stored order is not {@link Change#current()} any more, or exists already; nothing has changed. */
        ORDER_CHANGED,
        /** The stored session is not {@link SessionChange#current()} any more, or is gone; nothing has changed. */
        SESSION_CHANGED
    }

    /**
     * An order's next state, and that of the session that a transaction used: stored together or not at all.
     *
     * @param current the state from which {@code next} was decided; none for a new order
     * @param session none if the session does not change
     */
    record Change(Option<Order> current, Order next, Option<SessionChange> session) {
        /** Without a session. */
        public static Change of(Order current, Order next) {
            return new Change(Option.some(current), next, Option.none());
        }
    }

    /** A session's next state. */
    record SessionChange(PaymentSession current, PaymentSession next) {}

    /** The order of that name with all its transactions; none if there is none. */
    Option<Order> find(OrderKey key);

    /** Stores a change, unless somebody else was faster. */
    Saved save(Change change);

    /**
     * Orders with a transaction that is {@linkplain io.paysession.domain.order.Transaction#isOpen() open}, those that wait
     * longest first. An order waits since it {@linkplain Order#updatedAt() last changed}: since its acquirer was asked, or
     * was asked again and knew no more. So an acquirer that is silent for long keeps nobody else from being settled.
     *
     * @param waitingBefore only those that wait since before this moment
     * @param limit         the most to return, at least 1
     */
    Seq<OrderKey> open(Instant waitingBefore, int limit);
}

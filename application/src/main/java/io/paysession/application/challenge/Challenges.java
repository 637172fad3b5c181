package io.paysession.application.challenge;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.Transaction;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** Authentications whose payers are to be asked. */
final class Challenges {
    /** How long a payer may think (assumption T-6). */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    /** Each lost race means that another request on the order won: so many in a row are a fault. */
    private static final int MAXIMUM_RACES = 1000;

    private final Orders orders;
    private final TimeSource time;

    Challenges(Orders orders, TimeSource time) {
        this.orders = orders;
        this.time = time;
    }

    /** An order, and the authentication in it whose payer is to be asked. */
    record Pending(Order order, Transaction transaction, Instant now) {}

    /** An order's next state, and what is to be said of it. */
    record Next<T>(Order order, T result) {}

    /**
     * Takes a pending authentication further.
     *
     * @param step decides; none if it is not to be taken further
     * @return what the step says, once it is stored
     */
    <T> Option<T> take(Reference reference, BiFunction<OrderAuthentication, Pending, Option<Next<T>>> step) {
        for (int race = 0; race < MAXIMUM_RACES; race++) {
            Option<Pending> pending = orders.find(reference.order()).flatMap(order -> pending(order, reference));
            Option<Next<T>> next = pending.flatMap(found -> step.apply(OrderAuthentication.of(found.order()), found));
            if (next.isEmpty()) {
                return Option.none();
            }
            if (orders.save(Change.of(pending.get().order(), next.get().order())) == Saved.SAVED) {
                return next.map(Next::result);
            }
        }
        throw new IllegalStateException("An order changed " + MAXIMUM_RACES + " times while one payer waited");
    }

    private Option<Pending> pending(Order order, Reference reference) {
        Instant now = time.now();
        return OrderAuthentication.of(order)
                .pending(reference.transaction())
                .filter(transaction ->
                        now.isBefore(transaction.order().updatedAt().plus(PATIENCE)))
                .map(transaction -> new Pending(order, transaction, now));
    }
}

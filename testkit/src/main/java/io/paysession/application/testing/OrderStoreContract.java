package io.paysession.application.testing;

import static io.paysession.application.testing.SampleOrders.begun;
import static io.paysession.application.testing.SampleOrders.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Orders.Change;
import io.paysession.application.port.Orders.Saved;
import io.paysession.application.port.Orders.SessionChange;
import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What the contract of stores of orders is about: a store that is under test, as this process and others see it. */
public abstract class OrderStoreContract {
    /** Stores keep times to the microsecond. */
    protected final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** A merchant that no other test has. */
    protected final MerchantId merchant = new MerchantId("M" + Math.abs(System.nanoTime()));

    /** An acquirer of this test only. */
    final AcquirerName acquirer = new AcquirerName(
            "a" + Long.toString(Math.abs(System.nanoTime()), 36).toLowerCase(Locale.ROOT));

    /** {@return the store under test} */
    protected abstract Orders orders();

    /**
     * Where the sessions are that it changes.
     *
     * @return the sessions that are stored with the orders under test
     */
    protected abstract Sessions sessions();

    /** {@return the same store, as another process sees it} */
    protected abstract Orders ordersOfAnotherProcess();

    /**
     * A process.
     *
     * @param orders the same store, as it sees it
     * @param end    makes the store know that it has ended
     */
    public record Mortal(Orders orders, Runnable end) {}

    /** {@return a process of this test only} */
    protected abstract Mortal mortal();

    SessionChange sessionChange() {
        PaymentSession current =
                SampleSessions.updated(SampleSessions.fresh(merchant, now), SampleSessions.everyKindOfValue(), now);
        sessions().add(current);
        return new SessionChange(current, current.withoutSecurityCode());
    }

    OrderKey key(String order) {
        return new OrderKey(merchant, new OrderId(order));
    }

    Order fresh() {
        return begun(SampleOrders.key(merchant), now);
    }

    Order added() {
        return asked(now);
    }

    Order asked(Instant time) {
        Order order = open(time);
        assertThat(orders().save(first(order))).isEqualTo(Saved.SAVED);
        return order;
    }

    /** An order of this test's acquirer, not stored. */
    Order open(Instant time) {
        NewTransaction request = SampleOrders.newTransaction("1", Operation.PAY, eur(1000), acquirer);
        return begun(SampleOrders.key(merchant), request, time);
    }

    static Change first(Order order) {
        return new Change(Option.none(), order, Option.none());
    }

    static Change with(Change change, SessionChange session) {
        return new Change(change.current(), change.next(), Option.some(session));
    }
}

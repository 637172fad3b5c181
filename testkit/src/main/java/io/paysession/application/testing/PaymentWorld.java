package io.paysession.application.testing;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.application.access.Access;
import io.paysession.application.access.Gatekeeper;
import io.paysession.application.access.Refusal;
import io.paysession.application.payment.PaymentPorts;
import io.paysession.application.payment.PaymentSettings;
import io.paysession.application.payment.PaymentUseCases;
import io.paysession.application.payment.PerformTransactionCommand;
import io.paysession.application.payment.SettleTransactionsCommand;
import io.paysession.application.payment.TransactionView;
import io.paysession.application.port.Orders;
import io.paysession.application.testing.ScriptedLedger.Sums;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.Totals;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Either;
import java.time.Duration;

/** Payments on fakes, beside the sessions of an {@link InMemoryWorld}: for tests of whatever happens to money. */
public final class PaymentWorld {
    /** A card of the tests that is always right. */
    public static final String CARD_NUMBER = "5123450000000008";

    /** The merchant, its sessions and its clock. */
    public final InMemoryWorld world = new InMemoryWorld();
    /** Where orders are stored. */
    public final InMemoryOrders orders = new InMemoryOrders(world.sessions, world.time);
    /** Where tokens are stored. */
    public final InMemoryTokens tokens = new InMemoryTokens(world.sessions);
    /** What is taken of texts that are not stored. */
    public final InMemoryFingerprints fingerprints = new InMemoryFingerprints();
    /** Who is asked for money. */
    public final ScriptedAcquirer acquirer = new ScriptedAcquirer();
    /** All of them together. */
    public final PaymentPorts ports = portsOn(orders);
    /** What can be done with orders. */
    public final PaymentUseCases useCases = useCasesOn(orders);

    /**
     * {@return the use cases of another process, which sees the orders so}
     *
     * @param seen the orders as that process sees them
     */
    public PaymentUseCases useCasesOn(Orders seen) {
        return PaymentUseCases.of(portsOn(seen), PaymentSettings.DEFAULT);
    }

    /**
     * {@return the ports of use cases that see the orders so}
     *
     * @param seen the orders as that process sees them
     */
    public PaymentPorts portsOn(Orders seen) {
        return new PaymentPorts(
                new Gatekeeper(world.merchants, world.hashing, world.sessions, world.time),
                world.sessions,
                tokens,
                seen,
                orders.incidents(),
                acquirer,
                fingerprints,
                world.time,
                world.time);
    }

    /**
     * Changes what the operator has set for the merchant.
     *
     * @param settings what is agreed with the merchant from now on
     */
    public void set(MerchantSettings settings) {
        Merchant before = world.merchants.find(world.merchant).get();
        if (!world.merchants.replace(before, before.with(settings))) {
            throw new AssertionError("Nobody else changes merchants here");
        }
    }

    /**
     * {@return a session of the merchant, updated successfully with this content}
     *
     * @param content what the session holds
     */
    public PaymentSession session(Group content) {
        PaymentSession fresh = world.newSession(5);
        return world.update(world.byMerchant(), fresh.id(), content).get().session();
    }

    /** {@return a session that holds a card with its security code} */
    public PaymentSession sessionWithCard() {
        return session(withCard("100"));
    }

    /**
     * {@return a request by the merchant}
     *
     * @param order the order's name
     * @param transaction the transaction's name
     * @param document what is sent
     */
    public Either<Refusal, TransactionView> perform(String order, String transaction, Group document) {
        return perform(world.byMerchant(), order, transaction, document);
    }

    /**
     * {@return a request}
     *
     * @param access who sends it
     * @param order the order's name
     * @param transaction the transaction's name
     * @param document what is sent
     */
    public Either<Refusal, TransactionView> perform(Access access, String order, String transaction, Group document) {
        return useCases.perform()
                .performTransaction(new PerformTransactionCommand(access, order, transaction, document));
    }

    /**
     * Time passes, until nobody can still be waiting for an acquirer; then what is open is settled.
     *
     * @return how many transactions were settled
     */
    public int settleLater() {
        world.time.pass(PaymentSettings.DEFAULT.acquirerPatience().plus(Duration.ofSeconds(1)));
        return useCases.settle().settleTransactions(new SettleTransactionsCommand(1000));
    }

    /**
     * {@return the key of the merchant's order of that name}
     *
     * @param order the order's name
     */
    public OrderKey key(String order) {
        return new OrderKey(world.merchant, new OrderId(order));
    }

    /**
     * {@return the order as it is stored now}
     *
     * @param name the name that is meant
     */
    public Order order(String name) {
        return orders.find(key(name)).get();
    }

    /**
     * {@return the transaction as it is stored now}
     *
     * @param order the order's name
     * @param name the name that is meant
     */
    public Transaction transaction(String order, String name) {
        return order(order).transaction(new TransactionId(name)).get();
    }

    /**
     * {@return what the acquirer's books say of the order}
     *
     * @param order the order's name
     */
    public Sums booked(String order) {
        return acquirer.sums(key(order));
    }

    /**
     * {@return what our order says of itself: the totals that it shows}
     *
     * @param order the order's name
     */
    public Sums recorded(String order) {
        Totals totals = order(order).totals();
        return new Sums(
                totals.authorized().minorUnits(),
                totals.captured().minorUnits(),
                totals.refunded().minorUnits());
    }

    /**
     * {@return a request about an order's amount in euros, such as {@code PAY}; with whatever else it needs}
     *
     * @param operation the word of the API, such as {@code PAY}
     * @param amount the amount as it is sent
     * @param more whatever else is sent
     */
    public static Group ofOrder(String operation, String amount, Group more) {
        return more.with("apiOperation", new Text(operation))
                .with(
                        "order",
                        more.group("order").with("amount", new Text(amount)).with("currency", new Text("EUR")));
    }

    /**
     * {@return a request about an amount in euros of an order that exists, such as {@code CAPTURE}}
     *
     * @param operation the word of the API, such as {@code PAY}
     * @param amount the amount as it is sent
     */
    public static Group ofTransaction(String operation, String amount) {
        return group(
                "apiOperation",
                new Text(operation),
                "transaction",
                group("amount", new Text(amount), "currency", new Text("EUR")));
    }

    /**
     * {@return a request to undo a transaction}
     *
     * @param target the name of the transaction that is to be undone
     */
    public static Group undo(String target) {
        return group("apiOperation", new Text("VOID"), "transaction", group("targetTransactionId", new Text(target)));
    }

    /**
     * {@return the card of the tests}
     *
     * @param securityCode the card's security code, in clear
     */
    public static Group withCard(String securityCode) {
        return group("sourceOfFunds", group("provided", group("card", SampleSessions.card(CARD_NUMBER, securityCode))));
    }

    /**
     * {@return a session}
     *
     * @param id which session
     */
    public static Group withSession(SessionId id) {
        return group("session", group("id", new Text(id.value())));
    }

    /**
     * {@return a session that must have the version that it has in {@code session}}
     *
     * @param session which session
     */
    public static Group withVersionOf(PaymentSession session) {
        return group(
                "session",
                group(
                        "id",
                        new Text(session.id().value()),
                        "version",
                        new Text(session.version().value())));
    }
}

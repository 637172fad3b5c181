package io.paysession.application.testing;

import static io.paysession.application.testing.SampleSessions.group;

import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerReturn;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.AuthenticationAnswers;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.NewTransaction;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** Orders for tests of anything that keeps them. They are decided by the domain, so that they are possible. */
public final class SampleOrders {
    private SampleOrders() {}

    /**
     * {@return the key of an order that does not exist yet}
     *
     * @param merchant whose order it is
     */
    public static OrderKey key(MerchantId merchant) {
        return new OrderKey(
                merchant, new OrderId("order-" + UUID.randomUUID().toString().substring(0, 18)));
    }

    /**
     * {@return euros}
     *
     * @param cents the amount in cents
     */
    public static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    /**
     * {@return a request for a transaction, with everything that a request can have except for an authentication}
     *
     * @param id the transaction's name
     * @param operation what is asked for
     * @param amount how much
     */
    public static NewTransaction newTransaction(String id, Operation operation, Money amount) {
        return new NewTransaction(
                new TransactionId(id),
                operation,
                amount,
                Option.none(),
                new Fingerprint("key1", "request " + id),
                new RequestFields(group("transaction", group("reference", new Text("Gr\u00fc\u00dfe \u20ac")))),
                new RequestFields(group("order", group("reference", new Text("R1"), "taxed", new Flag(true)))),
                Option.none(),
                Option.some(new Fingerprint("key1", "session")),
                AcquirerRelationship.DEFAULT);
    }

    /**
     * {@return the same of another acquirer}
     *
     * @param id the transaction's name
     * @param operation what is asked for
     * @param amount how much
     * @param acquirer who is asked
     */
    public static NewTransaction newTransaction(String id, Operation operation, Money amount, AcquirerName acquirer) {
        NewTransaction asked = newTransaction(id, operation, amount);
        AcquirerRelationship all = asked.relationship();
        return new NewTransaction(
                asked.id(),
                asked.operation(),
                asked.amount(),
                asked.target(),
                asked.request(),
                asked.details(),
                asked.orderDetails(),
                asked.authentication(),
                asked.begunBy(),
                new AcquirerRelationship(
                        acquirer, all.privileges(), all.currencies(), all.cardTypes(), all.payerAuthentication()));
    }

    /**
     * {@return the same request for another transaction of the order}
     *
     * @param asked a request
     * @param target the name of the transaction that is meant
     */
    public static NewTransaction targeting(NewTransaction asked, String target) {
        return new NewTransaction(
                asked.id(),
                asked.operation(),
                asked.amount(),
                Option.some(new TransactionId(target)),
                asked.request(),
                asked.details(),
                asked.orderDetails(),
                asked.authentication(),
                asked.begunBy(),
                asked.relationship());
    }

    /**
     * {@return the same request with an authentication}
     *
     * @param asked a request
     * @param authentication the authentication that the payment is made with
     */
    public static NewTransaction with(NewTransaction asked, Authentication authentication) {
        return new NewTransaction(
                asked.id(),
                asked.operation(),
                asked.amount(),
                asked.target(),
                asked.request(),
                asked.details(),
                asked.orderDetails(),
                Option.some(authentication),
                asked.begunBy(),
                asked.relationship());
    }

    /**
     * {@return a new order with a payment of 25.00 EUR, named 1, that is in flight}
     *
     * @param key whose order it is, and its name
     * @param now the present moment
     */
    public static Order begun(OrderKey key, Instant now) {
        return begun(key, newTransaction("1", Operation.PAY, eur(2500)), now);
    }

    /**
     * {@return a new order with its first transaction in flight}
     *
     * @param key whose order it is, and its name
     * @param asked the transaction
     * @param now the present moment
     */
    public static Order begun(OrderKey key, NewTransaction asked, Instant now) {
        return right(Order.begin(key, asked, now));
    }

    /**
     * {@return an order with one more transaction in flight}
     *
     * @param order the state before
     * @param asked the transaction
     * @param now the present moment
     */
    public static Order accepted(Order order, NewTransaction asked, Instant now) {
        return right(order.accept(asked, now));
    }

    /**
     * {@return an order whose open transaction has that outcome}
     *
     * @param order the state before
     * @param code what the acquirer says
     * @param now the present moment
     */
    public static Order heard(Order order, GatewayCode code, Instant now) {
        var open = order.open().get();
        return order.hear(open.id(), answer(code, open.amount()), now);
    }

    /**
     * {@return what an acquirer says, with members of every kind}
     *
     * @param code what the acquirer says
     * @param amount how much
     */
    public static AcquirerAnswer answer(GatewayCode code, Money amount) {
        RequestFields details = new RequestFields(group(
                "authorizationResponse", group("stan", new Text("000123")),
                "transaction", group("receipt", new Text("R-77"), "share", new Number("0.10"))));
        return new AcquirerAnswer(code, amount, details);
    }

    /**
     * {@return what may happen to {@link #begun(OrderKey, Instant) such an order}, state by state, so that every kind
     * of state of a transaction is among them: undecided twice, settled, a refund that fails, one that succeeds in
     * part, a void}
     *
     * @param begun where it begins
     * @param now the present moment
     */
    public static Seq<Order> story(Order begun, Instant now) {
        List<Order> states = List.of(heard(begun, GatewayCode.PENDING, now.plusMillis(1)));
        states = states.append(heard(states.last(), GatewayCode.UNKNOWN, now.plusMillis(2)));
        states = states.append(heard(states.last(), GatewayCode.APPROVED, now.plusMillis(3)));
        states = states.append(
                accepted(states.last(), newTransaction("2", Operation.REFUND, eur(500)), now.plusMillis(4)));
        states = states.append(heard(states.last(), GatewayCode.DECLINED, now.plusMillis(5)));
        NewTransaction refund = targeting(newTransaction("3", Operation.REFUND, eur(700)), "1");
        states = states.append(accepted(states.last(), refund, now.plusMillis(6)));
        Order partly =
                states.last().hear(refund.id(), answer(GatewayCode.PARTIALLY_APPROVED, eur(300)), now.plusMillis(7));
        states = states.append(partly);
        NewTransaction undo = targeting(newTransaction("4", Operation.VOID, eur(0)), "3");
        states = states.append(accepted(states.last(), undo, now.plusMillis(8)));
        return states.append(heard(states.last(), GatewayCode.APPROVED, now.plusMillis(9)));
    }

    /**
     * {@return a new order whose payer was sent away at that time to be authenticated, for the transaction 1; not
     * stored}
     *
     * @param key whose order it is, and its name
     * @param acquirer who is asked
     * @param now the present moment
     */
    public static Order sentAway(OrderKey key, AcquirerName acquirer, Instant now) {
        Order initiated = right(new OrderAuthentication(key, Option.none())
                .initiate(
                        authenticating(Operation.INITIATE_AUTHENTICATION, AuthenticationStatus.AVAILABLE, acquirer),
                        AuthenticationAnswers.of(AuthenticationStatus.AVAILABLE, eur(0)),
                        now.minusMillis(1)));
        NewTransaction asked = authenticating(Operation.AUTHENTICATE_PAYER, AuthenticationStatus.PENDING, acquirer);
        PayerStep step = new PayerStep(
                asked.request(),
                OrderAuthentication.initiation(initiated.transactions().head()),
                Option.some(new PayerReturn("https://shop.example/back", Option.none())),
                Option.none());
        return right(OrderAuthentication.of(initiated)
                .authenticate(
                        with(asked, asked.authentication().get().with(step)),
                        AuthenticationAnswers.of(AuthenticationStatus.PENDING, eur(1000)),
                        now));
    }

    /**
     * {@return an order that {@linkplain #sentAway was begun so} when the payer has authenticated successfully}
     *
     * @param sentAway a state that {@link #sentAway} has made
     * @param now the present moment
     */
    public static Order answered(Order sentAway, Instant now) {
        var asked = sentAway.transactions().head();
        Authentication before = asked.authentication().get();
        Authentication result =
                Authentication.of(AuthenticationStatus.SUCCESSFUL, before.amount(), before.card(), before.details());
        return OrderAuthentication.of(sentAway)
                .finish(
                        asked.id(),
                        result,
                        AuthenticationAnswers.of(AuthenticationStatus.SUCCESSFUL, before.amount()),
                        now)
                .get();
    }

    /**
     * {@return an order that {@linkplain #sentAway was begun so} when its payer is shown a page that asks}
     *
     * @param sentAway a state that {@link #sentAway} has made
     * @param now the present moment
     */
    public static Order shown(Order sentAway, Instant now) {
        return OrderAuthentication.of(sentAway)
                .await(sentAway.transactions().head().id(), new Fingerprint("key1", "page"), now)
                .get();
    }

    private static NewTransaction authenticating(
            Operation operation, AuthenticationStatus status, AcquirerName acquirer) {
        Authentication authentication = Authentication.of(
                status,
                eur(1000),
                new Fingerprint("key1", "card"),
                new RequestFields(group("version", new Text("3DS2"))));
        return with(newTransaction("1", operation, eur(1000), acquirer), authentication);
    }

    private static Order right(Either<OrderRefusal, Order> decision) {
        return decision.getOrElseThrow(refusal -> new AssertionError(refusal));
    }
}

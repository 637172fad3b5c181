package io.paysession.domain.order;

import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.Initiation;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What the two requests of a payer's authentication, and the payer's own answer, make of an order. They move no money, so
 * their transaction is never open: a payer who thinks locks nothing.
 *
 * @param key   the order's name
 * @param order none if it does not exist yet
 */
public record OrderAuthentication(OrderKey key, Option<Order> order) {
    /**
     * Of an order that exists.
     *
     * @param order an order that exists
     * @return what it knows of its payer
     */
    public static OrderAuthentication of(Order order) {
        return new OrderAuthentication(order.key(), Option.some(order));
    }

    /**
     * Whether the order would take that request now.
     *
     * @param request the next transaction
     * @return right: the transaction that the request goes on with, or none if it is the first of its name
     */
    public Either<OrderRefusal, Option<Transaction>> admit(NewTransaction request) {
        Either<OrderRefusal, OrderRules.Plan> plan = new OrderRules(order).plan(request, key);
        return request.operation() == Operation.AUTHENTICATE_PAYER
                ? plan.flatMap(allowed -> available(request).map(Option::some))
                : plan.map(allowed -> Option.none());
    }

    /**
     * {@return the order, a new one if need be, after INITIATE_AUTHENTICATION}
     *
     * @param request has an authentication
     * @param said what that amounts to
     * @param now the present moment
     */
    public Either<OrderRefusal, Order> initiate(NewTransaction request, AcquirerAnswer said, Instant now) {
        return new OrderRules(order).plan(request, key).map(plan -> {
            Order before = order.getOrElse(() -> unborn(request, now));
            OrderSnapshot left = left(before, request, now);
            Transaction initiated = Transaction.intent(request, plan, left, now)
                    .with(
                            new TransactionState.Settled(now, now, said),
                            request.amount().zero(),
                            left);
            return before.with(
                    left,
                    before.details().merge(request.orderDetails()),
                    before.transactions().append(initiated));
        });
    }

    /**
     * {@return the order after AUTHENTICATE_PAYER}
     *
     * @param request has an authentication with what this step adds
     * @param said what that amounts to
     * @param now the present moment
     */
    public Either<OrderRefusal, Order> authenticate(NewTransaction request, AcquirerAnswer said, Instant now) {
        return admit(request).map(Option::get).map(initiated -> {
            Order before = order.get();
            OrderSnapshot left = left(before, request, now);
            Transaction asked = initiated.authenticated(
                    request.details(),
                    request.authentication().get(),
                    new TransactionState.Settled(initiated.state().askedAt(), now, said),
                    left);
            return before.with(
                    left,
                    before.details().merge(request.orderDetails()),
                    before.transactions().replace(initiated, asked));
        });
    }

    /**
     * The order while the payer is looked for on a page that reports back under that name. A page that was shown before
     * cannot report any more.
     *
     * @param id the transaction in which the payer is authenticated
     * @param page what the page is known by that the payer has been shown
     * @param now the present moment
     * @return none unless the payer is to be asked
     */
    public Option<Order> await(TransactionId id, Fingerprint page, Instant now) {
        return pending(id).map(pending -> {
            Authentication asked = pending.authentication().get();
            Authentication awaiting = asked.with(asked.payer().get().awaiting(page));
            Transaction waiting = pending.authenticated(pending.details(), awaiting, pending.state(), pending.order());
            return order.get().replaced(pending, waiting, now);
        });
    }

    /**
     * The order after the payer's answer.
     *
     * @param result the authentication as it has ended
     * @param said   what that amounts to
     * @param id the transaction in which the payer is authenticated
     * @param now the present moment
     * @return none unless the payer is being asked
     */
    public Option<Order> finish(TransactionId id, Authentication result, AcquirerAnswer said, Instant now) {
        return pending(id).map(pending -> {
            Order before = order.get();
            OrderSnapshot left =
                    new OrderSnapshot(before.amount(), before.totals(), status(before, result.status()), now);
            Transaction finished = pending.authenticated(
                    pending.details(),
                    result,
                    new TransactionState.Settled(pending.state().askedAt(), now, said),
                    left);
            return before.with(left, before.details(), before.transactions().replace(pending, finished));
        });
    }

    /**
     * {@return the transaction of that name, if its payer is to be asked}
     *
     * @param id the name of a transaction
     */
    public Option<Transaction> pending(TransactionId id) {
        return order.flatMap(existing -> existing.transaction(id))
                .filter(transaction -> transaction.isAuthentication(AuthenticationStatus.PENDING));
    }

    /**
     * {@return the transaction of that name, if what its payer has said is known and the browser has not come back with
     * it}
     *
     * @param id the name of a transaction
     */
    public Option<Transaction> awaitedBack(TransactionId id) {
        return order.flatMap(existing -> existing.transaction(id))
                .filter(transaction -> transaction.operation().isAuthentication()
                        && !transaction.isAuthentication(AuthenticationStatus.PENDING)
                        && transaction
                                .authentication()
                                .flatMap(Authentication::payer)
                                .flatMap(PayerStep::back)
                                .isDefined());
    }

    /**
     * The order when the browser has come back of a payer of whom all is known: no other one is sent to the merchant.
     *
     * @param id the transaction in which the payer is authenticated
     * @param now the present moment
     * @return none unless that is {@linkplain #awaitedBack awaited}
     */
    public Option<Order> returned(TransactionId id, Instant now) {
        return awaitedBack(id).map(ended -> {
            Authentication known = ended.authentication().get();
            Authentication sent = known.with(known.payer().get().ended());
            Transaction renewed = ended.authenticated(ended.details(), sent, ended.state(), ended.order());
            return order.get().replaced(ended, renewed, now);
        });
    }

    /**
     * {@return a transaction as INITIATE_AUTHENTICATION was answered; as it is if nothing has followed}
     *
     * @param transaction what is stored of it by now
     */
    public static Transaction asInitiated(Transaction transaction) {
        return transaction
                .authentication()
                .flatMap(now -> now.payer().map(step -> before(transaction, now, step.initiation())))
                .getOrElse(transaction);
    }

    /** Only what was available goes on, and nothing has moved where it does: the rest is known. */
    private static Transaction before(Transaction transaction, Authentication now, Initiation then) {
        Money nothing = now.amount().zero();
        AuthenticationStatus available = AuthenticationStatus.AVAILABLE;
        OrderSnapshot left = new OrderSnapshot(
                then.order(), Totals.none(nothing.currency()), AuthenticationAnswers.orderStatus(available), then.at());
        return transaction.authenticated(
                then.shown(),
                Authentication.of(available, nothing, now.card(), then.details()),
                new TransactionState.Settled(
                        transaction.state().askedAt(), then.at(), AuthenticationAnswers.of(available, nothing)),
                left);
    }

    /**
     * {@return what INITIATE_AUTHENTICATION was answered, for {@link PayerStep#initiation()}}
     *
     * @param initiated a transaction with an authentication
     */
    public static Initiation initiation(Transaction initiated) {
        return new Initiation(
                initiated.order().updatedAt(),
                initiated.order().amount(),
                initiated.details(),
                initiated.authentication().get().details());
    }

    private Either<OrderRefusal, Transaction> available(NewTransaction request) {
        return order.get()
                .transaction(request.id())
                .<OrderRefusal>toEither(() -> new OrderRefusal.UnknownTransaction(request.id()))
                .filterOrElse(
                        transaction -> transaction.isAuthentication(AuthenticationStatus.AVAILABLE),
                        transaction -> new OrderRefusal.NotInStatus(
                                request.operation(), order.get().status()));
    }

    /** An order that nobody has seen: what begins it makes it. */
    private Order unborn(NewTransaction request, Instant now) {
        Money nothing = request.amount().zero();
        return new Order(
                key,
                nothing,
                Totals.none(nothing.currency()),
                OrderStatus.INITIATED,
                RequestFields.EMPTY,
                request.begunBy(),
                now,
                now,
                List.empty(),
                -1);
    }

    private static OrderSnapshot left(Order before, NewTransaction request, Instant now) {
        Money amount = request.amount().isZero() ? before.amount() : request.amount();
        AuthenticationStatus status = request.authentication().get().status();
        return new OrderSnapshot(amount, before.totals(), status(before, status), now);
    }

    /** An authentication says where the order stands as long as nothing else has been tried. */
    private static OrderStatus status(Order before, AuthenticationStatus status) {
        Seq<Transaction> others =
                before.transactions().reject(earlier -> earlier.operation().isAuthentication());
        return others.isEmpty() ? AuthenticationAnswers.orderStatus(status) : before.status();
    }
}

package io.paysession.domain.order;

import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What may be done with an order (source: gateway-api 3.5; recorded-responses 3).
 *
 * @param order none if it does not exist yet
 */
record OrderRules(Option<Order> order) {
    /** Where no money has moved: a payment may begin, or begin again. */
    private static final Set<OrderStatus> NOTHING_MOVED = HashSet.of(
            OrderStatus.INITIATED,
            OrderStatus.AUTHENTICATION_INITIATED,
            OrderStatus.AUTHENTICATED,
            OrderStatus.AUTHENTICATION_NOT_NEEDED,
            OrderStatus.AUTHENTICATION_UNSUCCESSFUL,
            OrderStatus.VERIFIED,
            OrderStatus.FAILED);

    /** What a transaction will be, if nothing forbids it. */
    record Plan(TransactionType type, Money amount, Option<TransactionId> target) {}

    /** What the transaction would be; or why there will be none. */
    Either<OrderRefusal, Plan> plan(NewTransaction wish, OrderKey key) {
        if (order.isEmpty() && !wish.operation().mayBeginOrder()) {
            return Either.left(new OrderRefusal.UnknownOrder(key.order()));
        }
        if (order.exists(existing -> existing.open().isDefined())) {
            return Either.left(new OrderRefusal.Locked());
        }
        if (order.exists(existing -> !existing.currency().equals(wish.amount().currency()))) {
            return Either.left(new OrderRefusal.OtherCurrency(
                    wish.amount().currency().getCurrencyCode(),
                    order.get().currency().getCurrencyCode()));
        }
        return switch (wish.operation()) {
            case AUTHORIZE -> first(wish, TransactionType.AUTHORIZATION, Privilege.AUTHORIZE);
            case PAY -> first(wish, TransactionType.PAYMENT, Privilege.PAY);
            case VERIFY -> first(wish, TransactionType.VERIFICATION, Privilege.VERIFY);
            case INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER ->
                beginning(wish).map(allowed -> plan(allowed, TransactionType.AUTHENTICATION));
            case CAPTURE ->
                wish.operation().isStandaloneOn(order) ? standaloneCapture(wish) : capture(wish, order.get());
            case REFUND -> wish.operation().isStandaloneOn(order) ? standaloneRefund(wish) : refund(wish, order.get());
            case VOID -> voided(wish, order.get());
            case UPDATE_AUTHORIZATION -> update(wish, order.get());
        };
    }

    private Either<OrderRefusal, Plan> first(NewTransaction wish, TransactionType type, Privilege privilege) {
        return allowed(wish, privilege).flatMap(this::beginning).map(granted -> plan(granted, type));
    }

    private Either<OrderRefusal, NewTransaction> beginning(NewTransaction wish) {
        return order.filter(existing -> !NOTHING_MOVED.contains(existing.status()))
                .<Either<OrderRefusal, NewTransaction>>map(existing -> notNow(wish, existing))
                .getOrElse(() -> Either.right(wish));
    }

    private static Either<OrderRefusal, Plan> standaloneCapture(NewTransaction wish) {
        return allowed(wish, Privilege.STANDALONE_CAPTURE).map(granted -> plan(granted, TransactionType.CAPTURE));
    }

    private static Either<OrderRefusal, Plan> standaloneRefund(NewTransaction wish) {
        return allowed(wish, Privilege.STANDALONE_REFUND).map(granted -> plan(granted, TransactionType.REFUND));
    }

    private static Either<OrderRefusal, Plan> capture(NewTransaction wish, Order order) {
        Totals totals = order.totals();
        Option<Transaction> authorization = order.transactions()
                .find(earlier -> earlier.type() == TransactionType.AUTHORIZATION && isLive(earlier, order));
        if (authorization.isEmpty() || !totals.authorized().isMoreThan(totals.captured())) {
            return notNow(wish, order);
        }
        Money left = totals.authorized().minus(totals.captured());
        TransactionId target = authorization.get().id();
        if (wish.target().exists(named -> !named.equals(target))) {
            return Either.left(new OrderRefusal.UnknownTransaction(wish.target().get()));
        }
        if (wish.amount().isMoreThan(left) && !wish.relationship().may(Privilege.EXCESSIVE_CAPTURE)) {
            return Either.left(new OrderRefusal.MissingPrivilege(wish.operation(), Privilege.EXCESSIVE_CAPTURE));
        }
        return allowed(wish, Privilege.CAPTURE)
                .map(granted -> new Plan(TransactionType.CAPTURE, wish.amount(), Option.some(target)));
    }

    private static Either<OrderRefusal, Plan> refund(NewTransaction wish, Order order) {
        Seq<Transaction> captures = order.transactions()
                .filter(earlier ->
                        (earlier.type() == TransactionType.CAPTURE || earlier.type() == TransactionType.PAYMENT)
                                && isLive(earlier, order));
        if (captures.isEmpty()) {
            return notNow(wish, order);
        }
        if (wish.target().isEmpty() && captures.size() > 1) {
            return Either.left(new OrderRefusal.AmbiguousTarget(wish.operation()));
        }
        TransactionId target = wish.target().getOrElse(() -> captures.head().id());
        Option<Transaction> meant = captures.find(capture -> capture.id().equals(target));
        if (meant.isEmpty()) {
            return Either.left(new OrderRefusal.UnknownTransaction(target));
        }
        Money wanted = refundsOf(target, order).plus(wish.amount());
        boolean excessive = wanted.isMoreThan(meant.get().amount())
                || order.totals()
                        .refunded()
                        .plus(wish.amount())
                        .isMoreThan(order.totals().captured());
        if (excessive && !wish.relationship().may(Privilege.EXCESSIVE_REFUND)) {
            return Either.left(new OrderRefusal.MissingPrivilege(wish.operation(), Privilege.EXCESSIVE_REFUND));
        }
        return allowed(wish, Privilege.REFUND)
                .map(granted -> new Plan(TransactionType.REFUND, wish.amount(), Option.some(target)));
    }

    private static Either<OrderRefusal, Plan> voided(NewTransaction wish, Order order) {
        return wish.target()
                .flatMap(order::transaction)
                .filter(target -> isLive(target, order))
                .flatMap(target -> voidOf(target, order))
                .toEither((OrderRefusal) new OrderRefusal.NothingToVoid())
                .flatMap(plan -> allowed(wish, Privilege.VOID).map(granted -> plan));
    }

    /** What undoing a transaction would be; none if it cannot be undone, or others build on it. */
    private static Option<Plan> voidOf(Transaction target, Order order) {
        Totals totals = order.totals();
        Option<TransactionId> id = Option.some(target.id());
        return switch (target.type()) {
            case AUTHORIZATION ->
                Option.when(
                        totals.captured().isZero(),
                        () -> new Plan(TransactionType.VOID_AUTHORIZATION, totals.authorized(), id));
            case CAPTURE ->
                Option.when(
                        nothingRefunded(target, order),
                        () -> new Plan(TransactionType.VOID_CAPTURE, target.amount(), id));
            case PAYMENT ->
                Option.when(
                        nothingRefunded(target, order),
                        () -> new Plan(TransactionType.VOID_PAYMENT, target.amount(), id));
            case REFUND -> Option.some(new Plan(TransactionType.VOID_REFUND, target.amount(), id));
            case AUTHENTICATION,
                    AUTHORIZATION_UPDATE,
                    VERIFICATION,
                    VOID_AUTHORIZATION,
                    VOID_CAPTURE,
                    VOID_PAYMENT,
                    VOID_REFUND -> Option.none();
        };
    }

    private static Either<OrderRefusal, Plan> update(NewTransaction wish, Order order) {
        Option<Transaction> authorization = order.transactions()
                .find(earlier -> earlier.type() == TransactionType.AUTHORIZATION && isLive(earlier, order));
        if (authorization.isEmpty() || !order.totals().captured().isZero()) {
            return notNow(wish, order);
        }
        return allowed(wish, Privilege.UPDATE_AUTHORIZATION)
                .map(granted -> new Plan(
                        TransactionType.AUTHORIZATION_UPDATE, wish.amount(), authorization.map(Transaction::id)));
    }

    private static boolean nothingRefunded(Transaction capture, Order order) {
        Totals totals = order.totals();
        return refundsOf(capture.id(), order).isZero()
                && !totals.refunded().plus(capture.amount()).isMoreThan(totals.captured());
    }

    private static Money refundsOf(TransactionId capture, Order order) {
        return order.transactions()
                .filter(earlier -> earlier.type() == TransactionType.REFUND
                        && earlier.target().contains(capture)
                        && isLive(earlier, order))
                .foldLeft(order.amount().zero(), (sum, refund) -> sum.plus(refund.amount()));
    }

    /** Whether it has succeeded and was not undone. */
    private static boolean isLive(Transaction transaction, Order order) {
        return transaction.hasSucceeded()
                && !order.transactions()
                        .exists(later -> later.operation() == Operation.VOID
                                && later.hasSucceeded()
                                && later.target().contains(transaction.id()));
    }

    private static Either<OrderRefusal, NewTransaction> allowed(NewTransaction wish, Privilege privilege) {
        return wish.relationship().may(privilege)
                ? Either.right(wish)
                : Either.left(new OrderRefusal.MissingPrivilege(wish.operation(), privilege));
    }

    private static <T> Either<OrderRefusal, T> notNow(NewTransaction wish, Order order) {
        return Either.left(new OrderRefusal.NotInStatus(wish.operation(), order.status()));
    }

    private static Plan plan(NewTransaction wish, TransactionType type) {
        return new Plan(type, wish.amount(), Option.none());
    }
}

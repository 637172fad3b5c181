package io.paysession.domain.order;

import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What may be done with an order (source: gateway-api 3.5; recorded-responses 3). Every operation is looked at in the
 * same way: does the order exist, is it free, is it about this currency, may the merchant do this at all, and does the
 * order stand where it can be done.
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

    /**
     * What a transaction will be, if nothing forbids it.
     *
     * @param target the transaction that it works on, none if it stands for itself: it goes to that one's acquirer
     */
    record Plan(TransactionType type, Money amount, Option<Transaction> target) {}

    /** What the transaction would be; or why there will be none. */
    Either<OrderRefusal, Plan> plan(NewTransaction request, OrderKey key) {
        return available(request, key).flatMap(free -> switch (request.operation()) {
            case AUTHORIZE -> first(request, TransactionType.AUTHORIZATION, Privilege.AUTHORIZE);
            case PAY -> first(request, TransactionType.PAYMENT, Privilege.PAY);
            case VERIFY -> first(request, TransactionType.VERIFICATION, Privilege.VERIFY);
            case INITIATE_BROWSER_PAYMENT -> browserPayment(request, new BrowserPayment(request.details()));
            case INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER ->
                beginning(request).map(allowed -> plan(allowed, TransactionType.AUTHENTICATION));
            case CAPTURE ->
                request.operation().isStandaloneOn(order)
                        ? first(request, TransactionType.CAPTURE, Privilege.STANDALONE_CAPTURE)
                        : allowed(request, Privilege.CAPTURE).flatMap(allowed -> capture(request, order.get()));
            case REFUND ->
                request.operation().isStandaloneOn(order)
                        ? first(request, TransactionType.REFUND, Privilege.STANDALONE_REFUND)
                        : allowed(request, Privilege.REFUND).flatMap(allowed -> refund(request, order.get()));
            case VOID -> allowed(request, Privilege.VOID).flatMap(allowed -> voided(request, order.get()));
            case UPDATE_AUTHORIZATION ->
                allowed(request, Privilege.UPDATE_AUTHORIZATION).flatMap(allowed -> update(request, order.get()));
        });
    }

    /** Whether anything at all may be done with the order now, under this name and in this currency. */
    private Either<OrderRefusal, NewTransaction> available(NewTransaction request, OrderKey key) {
        if (order.isEmpty()) {
            return request.operation().mayBeginOrder()
                    ? Either.right(request)
                    : Either.left(new OrderRefusal.UnknownOrder(key.order()));
        }
        Order existing = order.get();
        // The payer's authentication goes on with the transaction that initiated it; everything else brings a new name.
        boolean goesOn = request.operation() == Operation.AUTHENTICATE_PAYER;
        if (!goesOn && existing.transaction(request.id()).isDefined()) {
            return Either.left(new OrderRefusal.OtherContent());
        }
        if (existing.open().isDefined()) {
            return Either.left(new OrderRefusal.Locked());
        }
        return existing.currency().equals(request.amount().currency())
                ? Either.right(request)
                : Either.left(new OrderRefusal.OtherCurrency(
                        request.operation(),
                        request.amount().currency().getCurrencyCode(),
                        existing.currency().getCurrencyCode()));
    }

    private Either<OrderRefusal, Plan> first(NewTransaction request, TransactionType type, Privilege privilege) {
        return allowed(request, privilege).flatMap(this::beginning).map(granted -> plan(granted, type));
    }

    private Either<OrderRefusal, Plan> browserPayment(NewTransaction request, BrowserPayment payment) {
        return first(request, payment.transaction(), payment.reserves() ? Privilege.AUTHORIZE : Privilege.PAY);
    }

    private Either<OrderRefusal, NewTransaction> beginning(NewTransaction request) {
        return order.filter(existing -> !NOTHING_MOVED.contains(existing.status()))
                .<Either<OrderRefusal, NewTransaction>>map(existing -> notNow(request, existing))
                .getOrElse(() -> Either.right(request));
    }

    private static Either<OrderRefusal, Plan> capture(NewTransaction request, Order order) {
        Option<Transaction> authorization = authorization(order);
        if (authorization.isEmpty() || !isMoreLeft(authorization.get(), order)) {
            return notNow(request, order);
        }
        if (namesAnother(request, authorization.get())) {
            return Either.left(
                    new OrderRefusal.UnknownTransaction(request.target().get()));
        }
        Money authorized = withUpdates(authorization.get(), order)
                .andPercent(request.relationship().rules().captureTolerance());
        boolean excessive =
                capturedOf(authorization.get(), order).plus(request.amount()).isMoreThan(authorized);
        return unlessExcessive(request, excessive, Privilege.EXCESSIVE_CAPTURE)
                .map(granted -> new Plan(TransactionType.CAPTURE, request.amount(), authorization));
    }

    private static Either<OrderRefusal, Plan> refund(NewTransaction request, Order order) {
        Seq<Transaction> captures =
                order.transactions().filter(earlier -> isCapture(earlier) && isLive(earlier, order));
        if (captures.isEmpty()) {
            return notNow(request, order);
        }
        if (request.target().isEmpty() && captures.size() > 1) {
            return Either.left(new OrderRefusal.AmbiguousTarget(request.operation()));
        }
        Option<Transaction> meant = request.target().isEmpty()
                ? captures.headOption()
                : captures.find(capture -> request.target().contains(capture.id()));
        if (meant.isEmpty()) {
            return Either.left(
                    new OrderRefusal.UnknownTransaction(request.target().get()));
        }
        Totals totals = order.totals();
        Transaction capture = meant.get();
        boolean excessive = refundsOf(capture, order).plus(request.amount()).isMoreThan(capture.amount())
                || totals.refunded().plus(request.amount()).isMoreThan(totals.captured());
        return unlessExcessive(request, excessive, Privilege.EXCESSIVE_REFUND)
                .map(granted -> new Plan(TransactionType.REFUND, request.amount(), meant));
    }

    private static Either<OrderRefusal, Plan> voided(NewTransaction request, Order order) {
        return request.target()
                .flatMap(order::transaction)
                .filter(target -> isLive(target, order))
                .flatMap(target -> voidOf(target, order))
                .toEither(new OrderRefusal.NothingToVoid());
    }

    /** What undoing a transaction would be; none if it cannot be undone, or others build on it. */
    private static Option<Plan> voidOf(Transaction target, Order order) {
        Option<Transaction> meant = Option.some(target);
        return switch (target.type()) {
            case AUTHORIZATION ->
                // What was taken of it stays taken: the rest is released.
                Option.when(
                        isMoreLeft(target, order),
                        () -> new Plan(TransactionType.VOID_AUTHORIZATION, left(target, order), meant));
            case CAPTURE ->
                Option.when(
                        nothingRefunded(target, order),
                        () -> new Plan(TransactionType.VOID_CAPTURE, target.amount(), meant));
            case PAYMENT ->
                Option.when(
                        nothingRefunded(target, order),
                        () -> new Plan(TransactionType.VOID_PAYMENT, target.amount(), meant));
            case REFUND -> Option.some(new Plan(TransactionType.VOID_REFUND, target.amount(), meant));
            case AUTHENTICATION,
                    AUTHORIZATION_UPDATE,
                    VERIFICATION,
                    VOID_AUTHORIZATION,
                    VOID_CAPTURE,
                    VOID_PAYMENT,
                    VOID_REFUND -> Option.none();
        };
    }

    private static Either<OrderRefusal, Plan> update(NewTransaction request, Order order) {
        Option<Transaction> authorization = authorization(order);
        if (authorization.isEmpty()
                || !order.totals().captured().isZero()
                || LastCapture.of(order).isMade(authorization.get())) {
            return notNow(request, order);
        }
        return namesAnother(request, authorization.get())
                ? Either.left(
                        new OrderRefusal.UnknownTransaction(request.target().get()))
                : Either.right(new Plan(TransactionType.AUTHORIZATION_UPDATE, request.amount(), authorization));
    }

    /**
     * The authorisation that holds. An order has two only as long as the first one, whose success came too late, waits to be
     * undone: nothing may be taken from that one any more.
     */
    private static Option<Transaction> authorization(Order order) {
        return order.transactions()
                .findLast(earlier -> earlier.type() == TransactionType.AUTHORIZATION && isLive(earlier, order));
    }

    private static boolean isMoreLeft(Transaction authorization, Order order) {
        return !LastCapture.of(order).isMade(authorization)
                && withUpdates(authorization, order).isMoreThan(capturedOf(authorization, order));
    }

    /** What is still reserved by the authorisation that a capture takes from; nothing if it takes from none. */
    static Money reservedFor(Transaction capture, Order order) {
        return capture.target()
                .flatMap(order::transaction)
                .filter(target -> target.type() == TransactionType.AUTHORIZATION && isMoreLeft(target, order))
                .map(target -> left(target, order))
                .getOrElse(order.amount().zero());
    }

    /** What can still be taken of it, if that is more than nothing. */
    private static Money left(Transaction authorization, Order order) {
        return withUpdates(authorization, order).minus(capturedOf(authorization, order));
    }

    private static Money capturedOf(Transaction authorization, Order order) {
        return following(authorization, TransactionType.CAPTURE, order)
                .foldLeft(order.amount().zero(), (sum, capture) -> sum.plus(capture.amount()));
    }

    private static boolean namesAnother(NewTransaction request, Transaction only) {
        return request.target().exists(named -> !named.equals(only.id()));
    }

    private static boolean isCapture(Transaction transaction) {
        return transaction.type() == TransactionType.CAPTURE || transaction.type() == TransactionType.PAYMENT;
    }

    /** Without this capture no more would have been given back than was taken, and nothing of it was given back. */
    private static boolean nothingRefunded(Transaction capture, Order order) {
        Totals totals = order.totals();
        return refundsOf(capture, order).isZero()
                && !totals.refunded().plus(capture.amount()).isMoreThan(totals.captured());
    }

    private static Money refundsOf(Transaction capture, Order order) {
        return following(capture, TransactionType.REFUND, order)
                .foldLeft(order.amount().zero(), (sum, refund) -> sum.plus(refund.amount()));
    }

    private static Money withUpdates(Transaction authorization, Order order) {
        return following(authorization, TransactionType.AUTHORIZATION_UPDATE, order)
                .foldLeft(authorization.amount(), (sum, update) -> sum.plus(update.amount()));
    }

    /** What was done of that kind with a transaction, and not undone. */
    private static Seq<Transaction> following(Transaction target, TransactionType type, Order order) {
        return order.transactions()
                .filter(later -> later.type() == type && later.target().contains(target.id()) && isLive(later, order));
    }

    /** Whether it has succeeded and was not undone. */
    private static boolean isLive(Transaction transaction, Order order) {
        return transaction.hasSucceeded()
                && !order.transactions()
                        .exists(later -> later.operation() == Operation.VOID
                                && later.hasSucceeded()
                                && later.target().contains(transaction.id()));
    }

    private static Either<OrderRefusal, NewTransaction> allowed(NewTransaction request, Privilege privilege) {
        return unlessExcessive(request, true, privilege);
    }

    private static Either<OrderRefusal, NewTransaction> unlessExcessive(
            NewTransaction request, boolean excessive, Privilege privilege) {
        return !excessive || request.relationship().may(privilege)
                ? Either.right(request)
                : Either.left(new OrderRefusal.MissingPrivilege(request.operation(), privilege));
    }

    private static <T> Either<OrderRefusal, T> notNow(NewTransaction request, Order order) {
        return Either.left(new OrderRefusal.NotInStatus(request.operation(), order.status()));
    }

    private static Plan plan(NewTransaction request, TransactionType type) {
        return new Plan(type, request.amount(), Option.none());
    }
}

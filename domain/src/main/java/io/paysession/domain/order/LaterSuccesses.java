package io.paysession.domain.order;

import io.paysession.domain.money.Money;
import io.vavr.collection.Seq;

/**
 * What was done in an order behind a transaction that was taken for failed. Merchants go on with their orders while a
 * reversal waits: what had taken the transaction's place may have been undone by then.
 *
 * @param order no transaction of it is open
 * @param late  whose success came too late
 */
public record LaterSuccesses(Order order, Transaction late) {
    /** {@return whether nothing has succeeded behind it, undone or not: then the order has not gone on without it} */
    public boolean areNone() {
        return all().isEmpty();
    }

    /** {@return whether one of them still holds, so that the late success would be one too many} */
    public boolean areInTheWay() {
        return all().exists(each -> holds(each, all()));
    }

    private Seq<Transaction> all() {
        return Contradiction.behind(order, late).filter(Transaction::hasSucceeded);
    }

    /** What works on the late one or on a later one never takes the late one's place itself. */
    private boolean holds(Transaction each, Seq<Transaction> successes) {
        boolean followsUp = each.target()
                .exists(target -> target.equals(late.id())
                        || successes.exists(later -> later.id().equals(target)));
        return !followsUp
                && isLive(each)
                && switch (each.type()) {
                    case AUTHORIZATION -> !isUsedUp(each);
                    case CAPTURE, PAYMENT -> !isGivenBack(each);
                    // What gives back something else, such as another late success, has nothing to do with this one.
                    case REFUND, VOID_AUTHORIZATION, VOID_CAPTURE, VOID_PAYMENT, VOID_REFUND ->
                        each.target().equals(late.target());
                    case AUTHENTICATION, AUTHORIZATION_UPDATE, VERIFICATION -> false;
                };
    }

    /** Whether all that was taken of an authorisation was given back. */
    private boolean isUsedUp(Transaction authorization) {
        Seq<Transaction> captures = following(authorization, Operation.CAPTURE);
        return !captures.isEmpty() && captures.forAll(this::isGivenBack);
    }

    private boolean isGivenBack(Transaction capture) {
        Money refunded = following(capture, Operation.REFUND)
                .foldLeft(capture.amount().zero(), (sum, refund) -> sum.plus(refund.amount()));
        return !capture.amount().isMoreThan(refunded);
    }

    private Seq<Transaction> following(Transaction target, Operation operation) {
        return workingOn(target, operation).filter(this::isLive);
    }

    private boolean isLive(Transaction success) {
        return workingOn(success, Operation.VOID).isEmpty();
    }

    private Seq<Transaction> workingOn(Transaction target, Operation operation) {
        return order.transactions()
                .filter(each -> each.operation() == operation
                        && each.hasSucceeded()
                        && each.target().contains(target.id()));
    }
}

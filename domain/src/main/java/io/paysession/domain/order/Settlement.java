package io.paysession.domain.order;

import io.paysession.domain.money.Money;
import io.vavr.collection.Seq;

/** What the acquirer's last word on a transaction makes of its order (source: gateway-api 3.5). */
final class Settlement {
    private Settlement() {}

    /** The totals after a transaction has moved an amount. */
    static Totals totals(Totals before, TransactionType type, Money moved) {
        return switch (type) {
            case AUTHORIZATION, AUTHORIZATION_UPDATE ->
                before.withAuthorized(before.authorized().plus(moved));
            case PAYMENT ->
                before.withAuthorized(before.authorized().plus(moved))
                        .withCaptured(before.captured().plus(moved));
            case CAPTURE -> before.withCaptured(before.captured().plus(moved));
            case REFUND -> before.withRefunded(before.refunded().plus(moved));
            case VOID_AUTHORIZATION -> before.withAuthorized(before.authorized().minus(moved));
            case VOID_PAYMENT ->
                before.withAuthorized(before.authorized().minus(moved))
                        .withCaptured(before.captured().minus(moved));
            case VOID_CAPTURE -> before.withCaptured(before.captured().minus(moved));
            case VOID_REFUND -> before.withRefunded(before.refunded().minus(moved));
            case AUTHENTICATION, VERIFICATION -> before;
        };
    }

    /**
     * Where an order stands.
     *
     * @param before       where it stood
     * @param totals       what has been done by now
     * @param last         what tells whether more may be captured, of all transactions with the last one settled
     */
    static OrderStatus status(OrderStatus before, Totals totals, LastCapture last) {
        Seq<Transaction> transactions = last.transactions();
        if (!totals.refunded().isZero()) {
            int left = totals.captured().compareTo(totals.refunded());
            return left > 0
                    ? OrderStatus.PARTIALLY_REFUNDED
                    : left == 0 ? OrderStatus.REFUNDED : OrderStatus.EXCESSIVELY_REFUNDED;
        }
        if (!totals.captured().isZero()) {
            return totals.authorized().isMoreThan(totals.captured()) && isReserved(last)
                    ? OrderStatus.PARTIALLY_CAPTURED
                    : OrderStatus.CAPTURED;
        }
        if (!totals.authorized().isZero() && isReserved(last)) {
            return OrderStatus.AUTHORIZED;
        }
        Seq<Transaction> payments =
                transactions.filter(transaction -> !transaction.operation().isAuthentication());
        if (payments.exists(payment -> payment.operation() == Operation.VOID && payment.hasSucceeded())) {
            return OrderStatus.CANCELLED;
        }
        if (payments.exists(payment -> payment.operation() == Operation.VERIFY && payment.hasSucceeded())) {
            return OrderStatus.VERIFIED;
        }
        return payments.isEmpty() ? before : OrderStatus.FAILED;
    }

    /** Whether anything may be left of an authorisation: it may have been released after a part of it was taken. */
    private static boolean isReserved(LastCapture last) {
        Seq<Transaction> transactions = last.transactions();
        return transactions.exists(reserving -> reserving.type() == TransactionType.AUTHORIZATION
                && reserving.hasSucceeded()
                && !last.isMade(reserving)
                && !transactions.exists(later -> later.type() == TransactionType.VOID_AUTHORIZATION
                        && later.hasSucceeded()
                        && later.target().contains(reserving.id())));
    }
}

package io.paysession.domain.order;

import io.paysession.domain.money.Money;
import io.paysession.domain.order.Incident.Status;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What it means that an acquirer says something else of a transaction than what was stored as its end. Both words stay
 * with the transaction, and it is an incident.
 *
 * <ul>
 *   <li>A late success of what was taken for failed counts: the transaction becomes a success. If the order has gone on
 *       without it meanwhile, because another transaction has succeeded or is open, it is undone at the acquirer as soon as
 *       the order is free.
 *   <li>If nobody can say whether what was taken for failed has been asked for since, the acquirer is asked.
 *   <li>A late failure of what was taken for done, a success with another amount, and whatever cannot be counted or undone
 *       leave the order as it is: what a merchant was told is done stays done until somebody has compared the books.
 * </ul>
 *
 * @param next     the order's next state
 * @param incident what is to be remembered of it
 */
public record Contradiction(Order next, Incident incident) {
    /**
     * What there is to store.
     *
     * @param order  an order in which that transaction is settled
     * @param said  what the acquirer says of it
     * @param id the transaction that the acquirer speaks of
     * @param now the present moment
     * @return none if that is nothing else than what is stored
     */
    public static Option<Contradiction> of(Order order, TransactionId id, AcquirerAnswer said, Instant now) {
        Transaction transaction = order.transaction(id).getOrElseThrow(() -> new IllegalArgumentException("None"));
        AcquirerAnswer answer = said.kept(transaction);
        TransactionState.Settled settled = transaction.state().settled().get();
        if (!isContradicted(transaction, settled, answer) || settled.other().contains(answer)) {
            return Option.none();
        }
        boolean hasFailed = !settled.answer().code().isSuccess();
        if (hasFailed && answer.code().isOpen()) {
            return Option.some(kept(order, transaction, answer, Status.INQUIRING, now));
        }
        boolean counts = hasFailed && Order.isBelieved(transaction, answer) && isPossible(order, transaction, answer);
        return Option.some(
                counts
                        ? reopened(order, transaction, answer, now)
                        : kept(order, transaction, answer, Status.UNRESOLVED, now));
    }

    private static boolean isContradicted(
            Transaction transaction, TransactionState.Settled settled, AcquirerAnswer answer) {
        boolean success = settled.answer().code().isSuccess();
        if (!success) {
            return answer.code().isSuccess() || answer.code().isOpen();
        }
        boolean otherAmount = Order.movesAnAmount(transaction)
                && !answer.amount().equals(settled.answer().amount());
        return answer.code().isSuccess() ? otherAmount : !answer.code().isOpen();
    }

    private static Contradiction kept(
            Order order, Transaction transaction, AcquirerAnswer answer, Status status, Instant now) {
        TransactionState.Settled settled = transaction.state().settled().get();
        Transaction renewed = transaction.with(settled.with(answer), transaction.amount(), transaction.order());
        return new Contradiction(
                order.replaced(transaction, renewed, now), incident(order, transaction, answer, status, now));
    }

    private static Contradiction reopened(Order order, Transaction transaction, AcquirerAnswer answer, Instant now) {
        TransactionState.Settled settled = transaction.state().settled().get();
        TransactionState.Settled end =
                new TransactionState.Settled(settled.askedAt(), now, answer, Option.some(settled.answer()));
        boolean goesOn = hasGoneOn(order, transaction);
        Status status = goesOn ? undoing(transaction) : Status.REOPENED;
        return new Contradiction(
                order.settled(transaction, end, now), incident(order, transaction, answer, status, now));
    }

    private static Incident incident(
            Order order, Transaction transaction, AcquirerAnswer answer, Status status, Instant now) {
        return new Incident(
                order.key(),
                transaction.id(),
                transaction.acquirer(),
                transaction.code().get(),
                answer.code(),
                Order.movesAnAmount(transaction) ? answer.amount() : transaction.amount(),
                now,
                status);
    }

    /** Whether something was, or may be, done after it that took it for failed. */
    private static boolean hasGoneOn(Order order, Transaction transaction) {
        return behind(order, transaction).exists(each -> each.isOpen() || each.hasSucceeded());
    }

    /** What was done after a transaction, apart from asking who the payer is. */
    static Seq<Transaction> behind(Order order, Transaction transaction) {
        return order.transactions()
                .drop(order.transactions().indexOf(transaction) + 1)
                .filter(each -> !each.operation().isAuthentication());
    }

    private static Status undoing(Transaction transaction) {
        return switch (transaction.type()) {
            case AUTHORIZATION, CAPTURE, PAYMENT, REFUND -> Status.REVERSING;
            case AUTHENTICATION, VERIFICATION -> Status.REOPENED;
            case AUTHORIZATION_UPDATE, VOID_AUTHORIZATION, VOID_CAPTURE, VOID_PAYMENT, VOID_REFUND -> Status.UNRESOLVED;
        };
    }

    /** Whether the totals can take it: what was voided late may have been given back by other means meanwhile. */
    private static boolean isPossible(Order order, Transaction transaction, AcquirerAnswer answer) {
        Totals totals = order.totals();
        Money moved = Order.movesAnAmount(transaction) ? answer.amount() : transaction.amount();
        return switch (transaction.type()) {
            case VOID_AUTHORIZATION -> !moved.isMoreThan(totals.authorized());
            case VOID_PAYMENT -> !moved.isMoreThan(totals.authorized()) && !moved.isMoreThan(totals.captured());
            case VOID_CAPTURE -> !moved.isMoreThan(totals.captured());
            case VOID_REFUND -> !moved.isMoreThan(totals.refunded());
            case AUTHENTICATION, AUTHORIZATION, AUTHORIZATION_UPDATE, CAPTURE, PAYMENT, REFUND, VERIFICATION -> true;
        };
    }
}

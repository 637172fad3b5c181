package io.paysession.domain.order;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Currency;

/**
 * An order and everything that was done with it. Immutable; its methods decide and answer with the next state. At most
 * one of its transactions is open at a time: as long as it is, every other operation finds the order locked.
 *
 * <!-- states: from the transition table; mvn -pl domain test -Dpictures=write -->
 * <pre>
 * (new)
 *     → INITIATED (AUTHORIZE / PAY / VERIFY / CAPTURE / REFUND / INITIATE_AUTHENTICATION / INITIATE_BROWSER_PAYMENT)
 * INITIATED
 *     → AUTHORIZED (AUTHORIZE), FAILED (declined), CAPTURED (PAY / CAPTURE / INITIATE_BROWSER_PAYMENT)
 *     → VERIFIED (VERIFY), EXCESSIVELY_REFUNDED (REFUND), AUTHENTICATION_INITIATED (authentication)
 *     → AUTHENTICATION_NOT_NEEDED (authentication), AUTHENTICATED (authentication)
 *     → AUTHENTICATION_UNSUCCESSFUL (authentication)
 * AUTHENTICATION_INITIATED
 *     → AUTHORIZED (AUTHORIZE), FAILED (declined), CAPTURED (PAY / INITIATE_BROWSER_PAYMENT)
 *     → VERIFIED (VERIFY), AUTHENTICATION_NOT_NEEDED (authentication), AUTHENTICATED (authentication)
 *     → AUTHENTICATION_UNSUCCESSFUL (authentication)
 * AUTHENTICATED
 *     → AUTHORIZED (AUTHORIZE), FAILED (declined), CAPTURED (PAY / INITIATE_BROWSER_PAYMENT)
 *     → VERIFIED (VERIFY)
 * AUTHENTICATION_NOT_NEEDED
 *     → AUTHORIZED (AUTHORIZE), FAILED (declined), CAPTURED (PAY / INITIATE_BROWSER_PAYMENT)
 *     → VERIFIED (VERIFY)
 * AUTHENTICATION_UNSUCCESSFUL
 *     → AUTHORIZED (AUTHORIZE), FAILED (declined), CAPTURED (PAY / INITIATE_BROWSER_PAYMENT)
 *     → VERIFIED (VERIFY)
 * VERIFIED
 *     → AUTHORIZED (AUTHORIZE), CAPTURED (PAY / INITIATE_BROWSER_PAYMENT)
 * FAILED
 *     → AUTHORIZED (AUTHORIZE), CAPTURED (PAY / INITIATE_BROWSER_PAYMENT / CAPTURE), VERIFIED (VERIFY)
 *     → EXCESSIVELY_REFUNDED (REFUND)
 * AUTHORIZED
 *     → PARTIALLY_CAPTURED (CAPTURE), CANCELLED (VOID)
 * PARTIALLY_CAPTURED
 *     → REFUNDED (REFUND), CAPTURED (CAPTURE / VOID), AUTHORIZED (VOID)
 * CAPTURED
 *     → PARTIALLY_REFUNDED (REFUND), REFUNDED (REFUND), AUTHORIZED (VOID), CANCELLED (VOID)
 * REFUNDED
 *     → PARTIALLY_REFUNDED (CAPTURE), CAPTURED (VOID), PARTIALLY_CAPTURED (VOID)
 * PARTIALLY_REFUNDED
 *     → CAPTURED (VOID)
 * EXCESSIVELY_REFUNDED
 *     → CAPTURED (VOID), CANCELLED (VOID)
 * </pre>
 * <!-- /states -->
 *
 * @param key          whose it is, and its name
 * @param amount       what the payer is to pay; of the first transaction that named one
 * @param totals       what has been done, without what is open
 * @param status       where it stands
 * @param details      what was said about it as a whole; masked, nothing secret
 * @param begunBy      digest of the session whose payer began it, if it was a payer
 * @param createdAt    when its first transaction was accepted
 * @param updatedAt    when it last changed
 * @param transactions in the order in which they were accepted
 * @param revision     counts every stored change; 0 when it is stored first
 */
public record Order(
        OrderKey key,
        Money amount,
        Totals totals,
        OrderStatus status,
        RequestFields details,
        Option<Fingerprint> begunBy,
        Instant createdAt,
        Instant updatedAt,
        Seq<Transaction> transactions,
        int revision) {
    private static final String FUNDS = "sourceOfFunds";

    /** @throws IllegalStateException if two transactions are open, or share a name, or money is of two currencies */
    public Order {
        boolean oneCurrency = totals.currency().equals(amount.currency());
        if (!oneCurrency
                || transactions.count(Transaction::isOpen) > 1
                || transactions.map(Transaction::id).toSet().size() != transactions.size()) {
            throw new IllegalStateException("An order that cannot be");
        }
    }

    /**
     * Begins an order with its first transaction, which is open then.
     *
     * @param key whose order it is, and its name
     * @param request its first transaction
     * @param now the present moment
     * @return the order with its first transaction in flight; left: why it cannot be begun so
     */
    public static Either<OrderRefusal, Order> begin(OrderKey key, NewTransaction request, Instant now) {
        return new OrderRules(Option.none()).plan(request, key).map(plan -> {
            Totals none = Totals.none(plan.amount().currency());
            OrderSnapshot nothing = new OrderSnapshot(plan.amount(), none, OrderStatus.INITIATED, now);
            return new Order(
                    key,
                    plan.amount(),
                    none,
                    OrderStatus.INITIATED,
                    request.orderDetails(),
                    request.begunBy(),
                    now,
                    now,
                    List.of(Transaction.intent(request, plan, nothing, now)),
                    0);
        });
    }

    /**
     * Accepts another transaction, which is open then.
     *
     * @param request the next transaction
     * @param now the present moment
     * @return the order with one more transaction in flight; left: why not
     */
    public Either<OrderRefusal, Order> accept(NewTransaction request, Instant now) {
        return new OrderRules(Option.some(this)).plan(request, key).map(plan -> {
            Money whole = plan.target().isDefined() || request.amount().isZero() ? amount : request.amount();
            OrderSnapshot meanwhile = new OrderSnapshot(whole, totals, status, now);
            Transaction intent = Transaction.intent(request, plan, meanwhile, now);
            return new Order(
                    key,
                    whole,
                    totals,
                    status,
                    detailsWith(request.orderDetails()),
                    begunBy,
                    createdAt,
                    now,
                    transactions.append(intent),
                    revision + 1);
        });
    }

    /**
     * {@return what the acquirer said of an open transaction, for good or not} Of a settled transaction nothing is to
     * be said any more: then this is the order itself. A void undoes all of what it is about, or nothing: its answer's
     * amount does not matter, nor does that of a verification.
     *
     * <p>A success with more than was asked for, with nothing where something was, or in another currency is not
     * believed: what has become of the transaction is {@link GatewayCode#UNKNOWN} then. Card numbers in it are not
     * kept.
     *
     * @param id the transaction that was asked for
     * @param answer what the acquirer said
     * @param now the present moment
     * @throws IllegalArgumentException if there is no such transaction
     */
    public Order hear(TransactionId id, AcquirerAnswer answer, Instant now) {
        Transaction transaction = transaction(id).getOrElseThrow(() -> new IllegalArgumentException("No transaction"));
        if (!transaction.isOpen()) {
            return this;
        }
        Instant asked = transaction.state().askedAt();
        GatewayCode code = isBelieved(transaction, answer) ? answer.code() : GatewayCode.UNKNOWN;
        if (code.isOpen()) {
            Transaction told = transaction.told(answer.kept(transaction).details());
            return replaced(
                    transaction,
                    told.with(new TransactionState.Undecided(asked, code), transaction.amount(), snapshot()),
                    now);
        }
        return settled(transaction, new TransactionState.Settled(asked, now, answer.kept(transaction)), now);
    }

    /**
     * {@return the transaction of that name}
     *
     * @param id the name of a transaction
     */
    public Option<Transaction> transaction(TransactionId id) {
        return transactions.find(transaction -> transaction.id().equals(id));
    }

    /** {@return the transaction whose outcome is not known for good} */
    public Option<Transaction> open() {
        return transactions.find(Transaction::isOpen);
    }

    /** {@return the currency of everything in the order} */
    public Currency currency() {
        return amount.currency();
    }

    OrderSnapshot snapshot() {
        return new OrderSnapshot(amount, totals, status, updatedAt);
    }

    /** This order with the end of a transaction, and what that moves. */
    Order settled(Transaction open, TransactionState.Settled end, Instant now) {
        boolean success = end.answer().code().isSuccess();
        Money moved = success ? moved(open, end.answer()) : open.amount();
        Seq<Transaction> all = transactions.replace(open, open.with(end, moved, open.order()));
        Totals counted = success ? Settlement.totals(totals, open.type(), moved) : totals;
        Totals left = success && open.type() == TransactionType.CAPTURE ? released(counted, open, moved, all) : counted;
        OrderStatus next = Settlement.status(status, left, new LastCapture(all, details));
        OrderSnapshot snapshot = new OrderSnapshot(amount, left, next, now);
        return new Order(
                key,
                amount,
                left,
                next,
                details,
                begunBy,
                createdAt,
                now,
                transactions.replace(open, open.with(end, moved, snapshot)),
                revision + 1);
    }

    /** The last capture of an authorisation gives the rest of it back. */
    private Totals released(Totals counted, Transaction capture, Money moved, Seq<Transaction> all) {
        Money reserved = OrderRules.reservedFor(capture, this);
        boolean isLast = capture.target()
                .flatMap(this::transaction)
                .exists(authorization -> new LastCapture(all, details).isMade(authorization));
        return isLast && reserved.isMoreThan(moved)
                ? counted.withAuthorized(counted.authorized().minus(reserved.minus(moved)))
                : counted;
    }

    static Money moved(Transaction asked, AcquirerAnswer answer) {
        return movesAnAmount(asked) ? answer.amount() : asked.amount();
    }

    /** Whether an answer can be true of what was asked for. */
    static boolean isBelieved(Transaction asked, AcquirerAnswer answer) {
        if (!answer.code().isSuccess() || !movesAnAmount(asked)) {
            return true;
        }
        Money moved = answer.amount();
        return moved.currency().equals(asked.amount().currency())
                && !moved.isMoreThan(asked.amount())
                && moved.isZero() == asked.amount().isZero();
    }

    static boolean movesAnAmount(Transaction transaction) {
        return switch (transaction.type()) {
            case AUTHORIZATION, AUTHORIZATION_UPDATE, CAPTURE, PAYMENT, REFUND -> true;
            case AUTHENTICATION, VERIFICATION, VOID_AUTHORIZATION, VOID_CAPTURE, VOID_PAYMENT, VOID_REFUND -> false;
        };
    }

    /** Of two attempts to pay the later one's funds are shown, not a mixture. */
    private RequestFields detailsWith(RequestFields newer) {
        boolean other = newer.root().members().containsKey(FUNDS);
        return (other ? details.without(FUNDS) : details).merge(newer);
    }

    /** This order after something that has moved no money. */
    Order with(OrderSnapshot left, RequestFields said, Seq<Transaction> all) {
        return new Order(
                key,
                left.amount(),
                totals,
                left.status(),
                said,
                begunBy,
                createdAt,
                left.updatedAt(),
                all,
                revision + 1);
    }

    /** This order with the next state of one of its transactions. */
    Order replaced(Transaction old, Transaction renewed, Instant now) {
        return new Order(
                key,
                amount,
                totals,
                status,
                details,
                begunBy,
                createdAt,
                now,
                transactions.replace(old, renewed),
                revision + 1);
    }
}

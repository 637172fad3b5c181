package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.challenge.LostPayers;
import io.paysession.application.port.Orders;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderAuthentication;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.Requester;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

final class RetrieveTransactionService implements RetrieveTransactionUseCase {
    /** Merchants ask again and again until they know: whoever authenticates the payer is not asked as often. */
    private static final Duration UNASKED = Duration.ofSeconds(3);

    private final Admission admission;
    private final Orders orders;
    private final Option<LostPayers> payers;

    /** @param payers knows what payers have said elsewhere; none if nobody authenticates payers */
    RetrieveTransactionService(Admission admission, Orders orders, Option<LostPayers> payers) {
        this.admission = admission;
        this.orders = orders;
        this.payers = payers;
    }

    @Override
    public Either<Refusal, TransactionView> retrieveTransaction(RetrieveTransactionCommand command) {
        Access access = command.access();
        Either<Seq<Violation>, OrderId> order = UrlNames.order(command.orderId(), access.version());
        Either<Seq<Violation>, TransactionId> transaction =
                UrlNames.transaction(command.transactionId(), access.version());
        return order.flatMap(name -> transaction)
                .<Refusal>mapLeft(Refusal.Malformed::new)
                .flatMap(named -> admission.merchant(access))
                .flatMap(merchant -> RetrieveOrderService.find(orders, access, order.get()))
                .flatMap(found -> view(byNow(found, transaction.get()), transaction.get()));
    }

    /** The order, with what its payer has said elsewhere and was not told here yet. */
    private Order byNow(Order found, TransactionId transaction) {
        Reference payer = new Reference(found.key(), transaction);
        return payers.filter(known -> isLost(found, transaction) && known.isOne(payer) && isMine(payer))
                .flatMap(known -> known.inquire(payer))
                .getOrElse(found);
    }

    private static boolean isLost(Order order, TransactionId transaction) {
        return OrderAuthentication.of(order).pending(transaction).isDefined();
    }

    /** What is stored can be shown, also by a store that cannot be written to. */
    private boolean isMine(Reference payer) {
        try {
            return orders.claimPayer(payer, UNASKED);
        } catch (OutageException unclaimed) {
            return false;
        }
    }

    private static Either<Refusal, TransactionView> view(Order order, TransactionId name) {
        return order.transaction(name)
                .<OrderRefusal>toEither(() -> new OrderRefusal.UnknownTransaction(name))
                .<Refusal>mapLeft(Refusal.ByOrder::new)
                .map(found -> new TransactionView(Requester.MERCHANT, order, found, false));
    }
}

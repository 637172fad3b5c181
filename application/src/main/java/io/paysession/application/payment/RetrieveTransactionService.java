package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Orders;
import io.paysession.domain.field.Violation;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.Requester;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class RetrieveTransactionService implements RetrieveTransactionUseCase {
    private final Admission admission;
    private final Orders orders;

    RetrieveTransactionService(Admission admission, Orders orders) {
        this.admission = admission;
        this.orders = orders;
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
                .flatMap(found -> view(found, transaction.get()));
    }

    private static Either<Refusal, TransactionView> view(Order order, TransactionId name) {
        return order.transaction(name)
                .<OrderRefusal>toEither(() -> new OrderRefusal.UnknownTransaction(name))
                .<Refusal>mapLeft(Refusal.ByOrder::new)
                .map(found -> new TransactionView(Requester.MERCHANT, order, found, false, Option.none()));
    }
}

package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.port.Orders;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderRefusal;
import io.vavr.control.Either;

final class RetrieveOrderService implements RetrieveOrderUseCase {
    private final Admission admission;
    private final Orders orders;

    RetrieveOrderService(Admission admission, Orders orders) {
        this.admission = admission;
        this.orders = orders;
    }

    @Override
    public Either<Refusal, Order> retrieveOrder(RetrieveOrderCommand command) {
        Access access = command.access();
        return UrlNames.order(command.orderId(), access.version())
                .<Refusal>mapLeft(Refusal.Malformed::new)
                .flatMap(name -> admission.merchant(access).flatMap(merchant -> find(orders, access, name)));
    }

    /** The order of that name. */
    static Either<Refusal, Order> find(Orders orders, Access access, OrderId name) {
        return orders.find(new OrderKey(access.merchant(), name))
                .<OrderRefusal>toEither(() -> new OrderRefusal.UnknownOrder(name))
                .mapLeft(Refusal.ByOrder::new);
    }
}

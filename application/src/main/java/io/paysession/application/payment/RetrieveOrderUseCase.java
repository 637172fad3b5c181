package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.paysession.domain.order.Order;
import io.vavr.control.Either;

/** Shows an order with all its transactions (source: gateway-api 3.4). For merchants only. */
public interface RetrieveOrderUseCase {
    /** @return right: the order as it is; left: why it is not shown. Nothing changes either way */
    Either<Refusal, Order> retrieveOrder(RetrieveOrderCommand command);
}

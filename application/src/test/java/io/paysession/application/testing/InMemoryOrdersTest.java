package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;

class InMemoryOrdersTest extends OrdersContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final Orders orders = new InMemoryOrders(sessions);

    @Override
    protected Orders orders() {
        return orders;
    }

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}

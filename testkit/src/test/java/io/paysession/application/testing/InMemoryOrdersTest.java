package io.paysession.application.testing;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import java.time.Instant;

class InMemoryOrdersTest extends OrdersContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final InMemoryOrders orders = new InMemoryOrders(sessions, Instant::now);

    @Override
    protected Orders orders() {
        return orders;
    }

    @Override
    protected Sessions sessions() {
        return sessions;
    }

    @Override
    protected Orders ordersOfAnotherProcess() {
        return orders.seenBy("another");
    }

    @Override
    protected Mortal mortal() {
        InMemoryOrders process = orders.seenBy("mortal");
        return new Mortal(process, process::end);
    }
}

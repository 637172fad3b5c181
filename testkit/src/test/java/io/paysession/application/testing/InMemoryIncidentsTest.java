package io.paysession.application.testing;

import io.paysession.application.port.Incidents;
import io.paysession.application.port.Orders;
import java.time.Instant;

class InMemoryIncidentsTest extends IncidentsContract {
    private final InMemoryOrders orders = new InMemoryOrders(new InMemorySessions(), Instant::now);

    @Override
    protected Orders orders() {
        return orders;
    }

    @Override
    protected Incidents incidents() {
        return orders.incidents();
    }
}

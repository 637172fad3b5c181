package io.paysession.adapter.persistence;

import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.testing.OrdersContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JpaOrdersIT extends OrdersContract {
    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = TestDatabase.create().open(TestDatabase.keys(2, 1));
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected Orders orders() {
        return adapter.orders();
    }

    @Override
    protected Sessions sessions() {
        return adapter.sessions();
    }
}

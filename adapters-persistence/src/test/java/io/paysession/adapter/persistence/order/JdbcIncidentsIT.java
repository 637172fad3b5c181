package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.Orders;
import io.paysession.application.testing.IncidentsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One after the other: they count in a table that they share. */
@Execution(ExecutionMode.SAME_THREAD)
class JdbcIncidentsIT extends IncidentsContract {
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
    protected Incidents incidents() {
        return adapter.incidents();
    }
}

package io.paysession.adapter.persistence.order;

import com.zaxxer.hikari.HikariDataSource;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.SharedDatabase;
import io.paysession.adapter.persistence.SharedDatabaseIT;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Orders;
import io.paysession.application.port.Sessions;
import io.paysession.application.testing.OrdersContract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Whole transactions, also those that are undone in the middle, on connections of somebody else. */
class SharedOrdersIT extends OrdersContract {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final HikariDataSource THEIRS = SharedDatabaseIT.pool(DATABASE, 8);

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter another;

    private final List<PersistenceAdapter> mortals = new ArrayList<>();

    private static PersistenceAdapter shared() {
        PersistenceAdapter opened =
                PersistenceAdapter.open(SharedDatabase.of(THEIRS, "payments"), TestDatabase.keys(1));
        opened.renewProcess(Duration.ofHours(1));
        return opened;
    }

    @BeforeAll
    static void open() {
        adapter = shared();
        another = shared();
    }

    @AfterAll
    static void close() {
        adapter.close();
        another.close();
        THEIRS.close();
    }

    @AfterEach
    void closeMortals() {
        mortals.forEach(PersistenceAdapter::close);
    }

    @Override
    protected Orders orders() {
        return adapter.orders();
    }

    @Override
    protected Sessions sessions() {
        return adapter.sessions();
    }

    @Override
    protected Orders ordersOfAnotherProcess() {
        return another.orders();
    }

    @Override
    protected Mortal mortal() {
        PersistenceAdapter process = shared();
        mortals.add(process);
        return new Mortal(process.orders(), process::endProcess);
    }
}

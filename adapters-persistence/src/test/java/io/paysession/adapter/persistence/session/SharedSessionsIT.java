package io.paysession.adapter.persistence.session;

import com.zaxxer.hikari.HikariDataSource;
import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.SharedDatabase;
import io.paysession.adapter.persistence.SharedDatabaseIT;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Sessions;
import io.paysession.application.testing.SessionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On connections of somebody else. */
class SharedSessionsIT extends SessionsContract {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final HikariDataSource THEIRS = SharedDatabaseIT.pool(DATABASE, 8);

    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = PersistenceAdapter.open(SharedDatabase.of(THEIRS, "payments"), TestDatabase.keys(1));
    }

    @AfterAll
    static void close() {
        adapter.close();
        THEIRS.close();
    }

    @Override
    protected Sessions sessions() {
        return adapter.sessions();
    }
}

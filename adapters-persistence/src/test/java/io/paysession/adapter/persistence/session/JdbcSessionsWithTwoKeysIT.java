package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Sessions;
import io.paysession.application.testing.SessionsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** In the middle of a rotation, everything is as ever. */
class JdbcSessionsWithTwoKeysIT extends SessionsContract {
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
    protected Sessions sessions() {
        return adapter.sessions();
    }
}

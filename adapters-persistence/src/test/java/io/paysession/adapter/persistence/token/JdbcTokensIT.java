package io.paysession.adapter.persistence.token;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;
import io.paysession.application.testing.TokensContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcTokensIT extends TokensContract {
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
    protected Tokens tokens() {
        return adapter.tokens();
    }

    @Override
    protected Sessions sessions() {
        return adapter.sessions();
    }
}

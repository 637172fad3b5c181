package io.paysession.adapter.persistence.terminal;

import io.paysession.adapter.persistence.PersistenceAdapter;
import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import io.paysession.application.testing.TerminalJournalContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcTerminalJournalIT extends TerminalJournalContract {
    @SuppressWarnings("NullAway.Init")
    private static PersistenceAdapter adapter;

    @BeforeAll
    static void open() {
        adapter = TestDatabase.create().open(TestDatabase.keys(1));
    }

    @AfterAll
    static void close() {
        adapter.close();
    }

    @Override
    protected Terminals terminals() {
        return adapter.terminals();
    }

    @Override
    protected TerminalLeases leases() {
        return adapter.terminalLeases();
    }

    @Override
    protected TerminalSessions sessions() {
        return adapter.terminalSessions();
    }
}

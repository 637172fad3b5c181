package io.paysession.application.testing;

import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import java.time.Instant;

class InMemoryTerminalJournalTest extends TerminalJournalContract {
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(new ScriptedTime(Instant.now()));

    @Override
    protected Terminals terminals() {
        return store.terminals();
    }

    @Override
    protected TerminalLeases leases() {
        return store.leases();
    }

    @Override
    protected TerminalSessions sessions() {
        return store.sessions();
    }
}

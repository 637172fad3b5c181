package io.paysession.application.testing;

import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.port.Terminals;
import java.time.Duration;
import java.time.Instant;

class InMemoryTerminalLeasesTest extends TerminalLeasesContract {
    private final ScriptedTime time = new ScriptedTime(Instant.now());
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(time);

    @Override
    protected void letPass(Duration span) {
        time.pass(span);
    }

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

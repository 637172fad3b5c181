package io.paysession.application.testing;

import io.paysession.application.port.Sessions;

class InMemorySessionsTest extends SessionsContract {
    private final Sessions sessions = new InMemorySessions();

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}

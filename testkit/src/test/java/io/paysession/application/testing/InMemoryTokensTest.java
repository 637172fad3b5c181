package io.paysession.application.testing;

import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;

class InMemoryTokensTest extends TokensContract {
    private final InMemorySessions sessions = new InMemorySessions();
    private final Tokens tokens = new InMemoryTokens(sessions);

    @Override
    protected Tokens tokens() {
        return tokens;
    }

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}

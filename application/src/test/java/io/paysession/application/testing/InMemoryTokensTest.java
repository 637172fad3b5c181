package io.paysession.application.testing;

import io.paysession.application.port.Tokens;

class InMemoryTokensTest extends TokensContract {
    private final Tokens tokens = new InMemoryTokens();

    @Override
    protected Tokens tokens() {
        return tokens;
    }
}

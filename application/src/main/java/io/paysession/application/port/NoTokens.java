package io.paysession.application.port;

import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** See {@link Tokens#NONE}. */
record NoTokens() implements Tokens {
    @Override
    public Option<Token> find(TokenKey key) {
        return Option.none();
    }

    @Override
    public Seq<Token> findByCard(String repository, String account) {
        return List.empty();
    }

    /** @throws IllegalStateException always: the use cases that keep tokens need a vault */
    @Override
    public Saved save(Change change) {
        throw new IllegalStateException("There is no token vault");
    }

    @Override
    public void used(TokenKey key, Instant at) {
        // There is nothing to note it of.
    }

    @Override
    public boolean remove(TokenKey key) {
        return false;
    }

    @Override
    public int removeAll(String repository) {
        return 0;
    }
}

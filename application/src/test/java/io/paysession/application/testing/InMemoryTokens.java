package io.paysession.application.testing;

import io.paysession.application.port.Tokens;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens in memory, one call at a time: they end with the process. */
public final class InMemoryTokens implements Tokens {
    private static final String NUMBER = "sourceOfFunds.provided.card.number";

    private final Map<TokenKey, Token> tokens = new LinkedHashMap<>();

    @Override
    public synchronized Option<Token> find(TokenKey key) {
        return Option.of(tokens.get(key));
    }

    @Override
    public synchronized Seq<Token> findByCard(String repository, String cardNumber) {
        return List.ofAll(tokens.values())
                .filter(token -> token.key().repository().equals(repository)
                        && token.fields().text(NUMBER).contains(cardNumber));
    }

    @Override
    public synchronized boolean add(Token token, boolean uniquePerCard) {
        if (tokens.containsKey(token.key()) || uniquePerCard && isTaken(token)) {
            return false;
        }
        tokens.put(token.key(), token);
        return true;
    }

    @Override
    public synchronized boolean replace(Token current, Token next, boolean uniquePerCard) {
        if (uniquePerCard && isTaken(next)) {
            return false;
        }
        return tokens.replace(current.key(), current, next);
    }

    @Override
    public synchronized boolean remove(TokenKey key) {
        return tokens.remove(key) != null;
    }

    /** Whether another token has the card. */
    private boolean isTaken(Token token) {
        return token.fields()
                .text(NUMBER)
                .exists(number -> findByCard(token.key().repository(), number)
                        .exists(other -> !other.key().equals(token.key())));
    }
}

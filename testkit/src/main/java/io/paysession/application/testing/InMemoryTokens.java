package io.paysession.application.testing;

import io.paysession.application.port.Sessions;
import io.paysession.application.port.Tokens;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens in memory, one call at a time: they end with the process. */
public final class InMemoryTokens implements Tokens {
    private final Sessions sessions;
    private final Map<TokenKey, Token> tokens = new LinkedHashMap<>();

    /** @param sessions where the sessions are that are changed with tokens: any store */
    public InMemoryTokens(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public synchronized Option<Token> find(TokenKey key) {
        return Option.of(tokens.get(key));
    }

    @Override
    public synchronized Seq<Token> findByCard(String repository, String account) {
        return List.ofAll(tokens.values())
                .filter(token -> token.key().repository().equals(repository)
                        && token.account().equals(account));
    }

    @Override
    public synchronized Saved save(Change change) {
        Token next = change.next();
        Option<Token> stored = find(next.key());
        if (!stored.equals(change.current().map(current -> sinceUsed(current, stored)))
                || change.uniquePerCard() && isTaken(next)) {
            return Saved.TOKEN_CHANGED;
        }
        // Nobody else changes tokens meanwhile, so that the session can go first and decide for both.
        if (!change.session().forAll(session -> sessions.replace(session.current(), session.next()))) {
            return Saved.SESSION_CHANGED;
        }
        tokens.put(next.key(), next);
        stored.flatMap(Token::lastUsedAt).forEach(earlier -> used(next.key(), earlier));
        return Saved.SAVED;
    }

    @Override
    public synchronized void used(TokenKey key, Instant at) {
        tokens.computeIfPresent(
                key,
                (same, token) -> token.lastUsedAt().exists(known -> !known.isBefore(at)) ? token : used(token, at));
    }

    @Override
    public synchronized boolean remove(TokenKey key) {
        return tokens.remove(key) != null;
    }

    @Override
    public synchronized int removeAll(String repository) {
        int before = tokens.size();
        tokens.keySet().removeIf(key -> key.repository().equals(repository));
        return before - tokens.size();
    }

    /** The same token, used like the one that is stored: a use is no change. */
    private static Token sinceUsed(Token current, Option<Token> stored) {
        return stored.flatMap(Token::lastUsedAt).map(at -> used(current, at)).getOrElse(current);
    }

    private static Token used(Token token, Instant at) {
        return new Token(
                token.key(),
                token.fields(),
                token.valid(),
                token.verified(),
                token.updatedBy(),
                token.updatedAt(),
                Option.some(at),
                token.revision());
    }

    /** Whether another token has the card or account. */
    private boolean isTaken(Token token) {
        return findByCard(token.key().repository(), token.account())
                .exists(other -> !other.key().equals(token.key()));
    }
}

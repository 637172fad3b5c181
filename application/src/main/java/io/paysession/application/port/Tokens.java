package io.paysession.application.port;

import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The token vault. Every method is one transaction; what it acknowledges survives a crash.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached; whether a write has taken effect is then
 * unknown.
 */
public interface Tokens {
    /** The token of that name; none if there is none. */
    Option<Token> find(TokenKey key);

    /** All tokens of a card in a repository, the oldest first. */
    Seq<Token> findByCard(String repository, String cardNumber);

    /**
     * Stores a new token.
     *
     * @param uniquePerCard whether there must be no other token of the same card in the repository
     * @return false, and nothing done, if its name is taken, or its card has one and must not have two
     */
    boolean add(Token token, boolean uniquePerCard);

    /**
     * Replaces a token by its next state.
     *
     * @param uniquePerCard whether there must be no other token of the same card in the repository
     * @return false, and nothing done, if the stored token is not {@code current} any more, or another one has its card
     */
    boolean replace(Token current, Token next, boolean uniquePerCard);

    /** Destroys a token; false if there was none. */
    boolean remove(TokenKey key);
}

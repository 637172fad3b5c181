package io.paysession.application.port;

import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The token vault. Every method is one transaction; what it acknowledges survives a crash.
 *
 * <p>All methods throw an unchecked exception if the store cannot be reached; whether a write has taken effect is then
 * unknown.
 */
public interface Tokens {
    /** No vault: nothing is found, and nothing can be kept. */
    Tokens NONE = new NoTokens();

    /** What became of a change. */
    enum Saved {
        /** It is stored as it was to be. */
        SAVED,
        /**
         * The stored token is not {@link Change#current()} any more, its name is taken, or its card or account has another
         * token and must not have two; nothing has changed.
         */
        TOKEN_CHANGED,
        /** The stored session is not {@link Orders.SessionChange#current()} any more, or is gone; nothing has changed. */
        SESSION_CHANGED
    }

    /**
     * A token's next state, and that of the session whose card it names: stored together or not at all, so that
     * {@link Tokens} and {@link Sessions} share a database.
     *
     * <p>What to compare: of the token its {@linkplain Token#revision() revision}, which every stored change raises; when it
     * was last used is no change. Of the session what {@link Sessions#replace} compares.
     *
     * @param current       the state from which {@code next} was decided; none for a new token
     * @param uniquePerCard whether there must be no other token of the same {@linkplain Token#account() card or account} in
     *                      the repository
     * @param session       none if the session does not change
     */
    record Change(Option<Token> current, Token next, boolean uniquePerCard, Option<Orders.SessionChange> session) {}

    /**
     * {@return the token of that name; none if there is none}
     *
     * @param key the repository, and the token's name
     * @throws UnreadableException if it is not what was stored; it can still be {@linkplain #remove removed}
     */
    Option<Token> find(TokenKey key);

    /**
     * {@return all tokens of a card or account in a repository, the oldest first}
     *
     * @param repository which repository
     * @param account    what {@link Token#account} says of them, in clear
     * @throws UnreadableException if one of them is not what was stored
     */
    Seq<Token> findByCard(String repository, String account);

    /**
     * Stores a change, unless somebody else was faster.
     *
     * @param change what is to be stored
     * @return whether it is stored, or why not: then nothing has changed
     */
    Saved save(Change change);

    /**
     * Notes that an operation has used a token. Its revision stays: whoever changes the token meanwhile does not lose.
     * Nothing happens if there is no such token, or it was used later than that.
     *
     * @param key the repository, and the token's name
     * @param at when that was
     */
    void used(TokenKey key, Instant at);

    /**
     * Destroys a token; false if there was none.
     *
     * @param key the repository, and the token's name
     * @return whether there was one
     */
    boolean remove(TokenKey key);

    /**
     * Destroys all tokens of a repository and says how many.
     *
     * @param repository which repository
     * @return how many there were
     */
    int removeAll(String repository);
}

package io.paysession.adapter.persistence.token;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.session.JdbcSessions;
import io.paysession.adapter.persistence.session.SessionReplacement;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Tokens;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Tokens in PostgreSQL, their cards encrypted. A card or account is found by the hashes that all known keys make
 * of what tells it from all others.
 * Reading is one statement; saving is up to three in a transaction, always in the same order, so that nobody waits
 * crosswise: a lock of the card, if it must have one token only; the token; the session.
 */
public final class JdbcTokens implements Tokens {
    /** The rows that are kept here, with which the tables are compared. */
    public static final List<Class<?>> ROWS = List.of(TokenRow.class);

    private final Statements statements;
    private final KeyRing keys;
    private final TokenSealing sealing;
    private final JdbcSessions sessions;
    private final DamagedRecords damaged;

    public JdbcTokens(Statements statements, KeyRing keys, JdbcSessions sessions, DamagedRecords damaged) {
        this.damaged = damaged;
        this.statements = statements;
        this.keys = keys;
        this.sessions = sessions;
        sealing = new TokenSealing(keys);
    }

    @Override
    public Option<Token> find(TokenKey key) {
        return statements
                .run(TokenStatements.FIND, statement -> {
                    TokenStatements.bind(new Parameters(statement), key);
                    return TokenStatements.read(statement);
                })
                .headOption()
                .map(this::open);
    }

    private Token open(TokenRow row) {
        try {
            return sealing.open(row);
        } catch (DamagedDataException e) {
            throw damaged.found(
                    UnreadableException.Kind.TOKEN,
                    DamagedRecords.Row.digested("payment_token", "token", row.token),
                    e);
        }
    }

    @Override
    public Seq<Token> findByCard(String repository, String account) {
        return statements
                .run(TokenStatements.FIND_BY_CARD, statement -> {
                    new Parameters(statement).text(repository).allBytes(hashes(repository, account));
                    return TokenStatements.read(statement);
                })
                .map(this::open);
    }

    @Override
    public Saved save(Change change) {
        if (change.current()
                .exists(current -> !current.key().equals(change.next().key()))) {
            throw new IllegalArgumentException("A token is replaced by its own next state");
        }
        TokenRow row = sealing.seal(change.next());
        Option<SessionReplacement> session =
                change.session().map(used -> sessions.replacement(used.current(), used.next()));
        return statements.inTransaction(transaction -> {
            if (!isWritten(transaction, change, row)) {
                return Saved.TOKEN_CHANGED;
            }
            if (session.isDefined() && !sessions.replace(transaction, session.get())) {
                transaction.undo();
                return Saved.SESSION_CHANGED;
            }
            return Saved.SAVED;
        });
    }

    /** False, and nothing written, if the token has changed meanwhile, or its card is taken. */
    private boolean isWritten(Statements.Transaction transaction, Change change, TokenRow row) throws SQLException {
        Seq<byte[]> forbidden = forbidden(change);
        if (forbidden.nonEmpty()) {
            TokenStatements.lock(transaction, forbidden);
        }
        return change.current().isEmpty()
                ? TokenStatements.add(transaction, row, forbidden)
                : TokenStatements.replace(transaction, change.current().get(), row, forbidden);
    }

    /** What no other token may have; nothing if the card may have several. */
    private Seq<byte[]> forbidden(Change change) {
        return change.uniquePerCard()
                ? hashes(change.next().key().repository(), change.next().account())
                : List.empty();
    }

    private Seq<byte[]> hashes(String repository, String account) {
        return keys.all().map(key -> key.cardHash(repository, account));
    }

    @Override
    public void used(TokenKey key, Instant at) {
        int noted = statements.run(TokenStatements.USED, statement -> {
            TokenStatements.bind(new Parameters(statement).time(at), key).time(at);
            return statement.executeUpdate();
        });
        if (noted > 1) {
            throw new IllegalStateException("A token has two rows");
        }
    }

    @Override
    public boolean remove(TokenKey key) {
        return statements.run(TokenStatements.REMOVE, statement -> {
            TokenStatements.bind(new Parameters(statement), key);
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public int removeAll(String repository) {
        return statements.run(TokenStatements.REMOVE_ALL, statement -> {
            new Parameters(statement).text(repository);
            return statement.executeUpdate();
        });
    }
}

package io.paysession.adapter.persistence.token;

import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The statements that write and read tokens, with their parameters. */
final class TokenStatements {
    private static final Seq<String> ALL = List.of(
            "repository",
            "token",
            "card_hash",
            "valid",
            "verified",
            "updated_by",
            "updated_at",
            "last_used_at",
            "revision",
            "key_id",
            "salt",
            "content");

    private static final String COLUMNS = ALL.mkString(", ");
    private static final String VALUES = ALL.map(column -> "?").mkString(", ");

    /** Whether another token has the card; parameters: repository, name, hashes of the card under all known keys. */
    private static final String TAKEN =
            "EXISTS (SELECT FROM payment_token WHERE repository = ? AND token <> ?" + " AND card_hash = ANY(?))";

    static final String FIND = "SELECT " + COLUMNS + " FROM payment_token WHERE repository = ? AND token = ?";

    static final String FIND_BY_CARD =
            "SELECT " + COLUMNS + " FROM payment_token WHERE repository = ? AND card_hash = ANY(?) ORDER BY position";

    /**
     * Two that are about to give tokens to one card wait for each other, so that the second sees what the first has done.
     * Locked in the order of the numbers, so that nobody waits crosswise.
     */
    static final String LOCK_CARD = "SELECT pg_advisory_xact_lock(number) FROM unnest(?) AS number";

    private static final String ADD = "INSERT INTO payment_token (" + COLUMNS + ") SELECT " + VALUES + " WHERE NOT "
            + TAKEN + " ON CONFLICT DO NOTHING";

    /**
     * The revision stands for the whole state, but a new token of the same name begins at the same. A use that was noted
     * meanwhile is kept.
     */
    private static final String REPLACE = "UPDATE payment_token SET (" + COLUMNS + ") = (SELECT "
            + ALL.map(column -> column.equals("last_used_at") ? "greatest(last_used_at, ?)" : "?")
                    .mkString(", ")
            + ") WHERE repository = ? AND token = ? AND revision = ? AND updated_at = ? AND NOT " + TAKEN;

    static final String USED = "UPDATE payment_token SET last_used_at = ? WHERE repository = ? AND token = ?"
            + " AND (last_used_at IS NULL OR last_used_at < ?)";

    static final String REMOVE = "DELETE FROM payment_token WHERE repository = ? AND token = ?";

    static final String REMOVE_ALL = "DELETE FROM payment_token WHERE repository = ?";

    private static final String LOCK_OLD =
            "SELECT " + COLUMNS + " FROM payment_token WHERE key_id = ANY(?) LIMIT ? FOR UPDATE SKIP LOCKED";

    private static final String RENEW = "UPDATE payment_token SET (card_hash, key_id, salt, content) = ROW(?, ?, ?, ?)"
            + " WHERE repository = ? AND token = ?";

    private TokenStatements() {}

    static boolean add(Statements.Transaction transaction, TokenRow row, Seq<byte[]> forbidden) throws SQLException {
        return transaction.run(ADD, statement -> {
            bindTaken(bind(new Parameters(statement), row), row, forbidden);
            return statement.executeUpdate() == 1;
        });
    }

    static boolean replace(Statements.Transaction transaction, Token current, TokenRow row, Seq<byte[]> forbidden)
            throws SQLException {
        return transaction.run(REPLACE, statement -> {
            Parameters parameters = bind(bind(new Parameters(statement), row), current.key())
                    .number((Integer) current.revision())
                    .time(current.updatedAt());
            bindTaken(parameters, row, forbidden);
            return statement.executeUpdate() == 1;
        });
    }

    /** @param hashes those of a card under all known keys */
    static void lock(Statements.Transaction transaction, Seq<byte[]> hashes) throws SQLException {
        Long[] numbers =
                hashes.map(hash -> ByteBuffer.wrap(hash).getLong()).sorted().toJavaArray(Long[]::new);
        boolean locked = transaction.run(LOCK_CARD, statement -> {
            Array array = statement.getConnection().createArrayOf("bigint", numbers);
            statement.setArray(1, array);
            return statement.execute();
        });
        if (!locked) {
            throw new IllegalStateException("A lock has given no answer");
        }
    }

    /** Tokens that are encrypted under one of those keys and that nobody else has locked. */
    static Seq<TokenRow> lockOld(Statements.Transaction transaction, Seq<String> keys, int limit) throws SQLException {
        return transaction.run(LOCK_OLD, statement -> {
            new Parameters(statement).allTexts(keys).number((Integer) limit);
            return read(statement);
        });
    }

    /** Writes what depends on the master key; whoever does so has locked the token. */
    static boolean renew(Statements.Transaction transaction, TokenRow row) throws SQLException {
        return transaction.run(RENEW, statement -> {
            new Parameters(statement)
                    .bytes(row.cardHash)
                    .text(row.keyId)
                    .bytes(row.salt)
                    .bytes(row.content)
                    .text(row.repository)
                    .text(row.token);
            return statement.executeUpdate() == 1;
        });
    }

    static Parameters bind(Parameters to, TokenKey key) throws SQLException {
        return to.text(key.repository()).text(key.token());
    }

    static Seq<TokenRow> read(PreparedStatement statement) throws SQLException {
        return Fields.all(statement.executeQuery(), TokenStatements::row);
    }

    private static void bindTaken(Parameters to, TokenRow row, Seq<byte[]> hashes) throws SQLException {
        to.text(row.repository).text(row.token).allBytes(hashes);
    }

    private static Parameters bind(Parameters to, TokenRow row) throws SQLException {
        return to.text(row.repository)
                .text(row.token)
                .bytes(row.cardHash)
                .flag((Boolean) row.valid)
                .text(row.verified)
                .text(row.updatedBy)
                .time(row.updatedAt)
                .time(row.lastUsedAt)
                .number((Integer) row.revision)
                .text(row.keyId)
                .bytes(row.salt)
                .bytes(row.content);
    }

    private static TokenRow row(Fields from) throws SQLException {
        TokenRow row = new TokenRow();
        row.repository = from.name();
        row.token = from.name();
        row.cardHash = from.maybeBytes();
        row.valid = from.truth();
        row.verified = from.name();
        row.updatedBy = from.name();
        row.updatedAt = from.moment();
        row.lastUsedAt = from.time();
        row.revision = (int) from.count();
        row.keyId = from.name();
        row.salt = from.bytes();
        row.content = from.bytes();
        return row;
    }
}

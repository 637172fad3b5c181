package io.paysession.adapter.persistence;

import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Sessions in PostgreSQL, encrypted. Every method is exactly one statement.
 *
 * <p>A session is found under the hashes that all known keys make of its id, and is written under the current key:
 * after a rotation, new and changed sessions move to the new key by themselves, and the others expire.
 */
final class JpaSessions implements Sessions {
    private static final String COLUMNS = "id_hash, key_id, salt, merchant_id, version, update_status,"
            + " authentications_allowed, authentications_used, api_version, created_at, expires_at, revision, content";

    private static final int COLUMN_COUNT = 13;

    private static final String INSERT =
            "INSERT INTO payment_session (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /**
     * The sub-select is an array, because as a join the planner might run it, and its limit, more than once. Rows that
     * another process is just purging are skipped. {@code expires_slot} is never later than {@code expires_at}.
     */
    private static final String PURGE = "DELETE FROM payment_session WHERE id_hash = ANY(ARRAY("
            + "SELECT id_hash FROM payment_session WHERE expires_slot <= ? AND expires_at <= ?"
            + " ORDER BY expires_slot LIMIT ? FOR UPDATE SKIP LOCKED))";

    private static final String REMOVE_ALL = "DELETE FROM payment_session WHERE merchant_id = ?";

    private final Statements statements;
    private final KeyRing keys;
    private final SessionSealing sealing;
    private final String select;
    private final String update;

    JpaSessions(Statements statements, KeyRing keys) {
        this.statements = statements;
        this.keys = keys;
        sealing = new SessionSealing(keys);
        String anyHash = "id_hash IN (" + keys.all().map(key -> "?").mkString(", ") + ")";
        select = "SELECT " + COLUMNS + " FROM payment_session WHERE " + anyHash;
        update = "UPDATE payment_session SET (" + COLUMNS
                + ") = ROW(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE revision = ? AND " + anyHash;
    }

    @Override
    public void add(PaymentSession session) {
        SessionRow row = sealing.seal(session);
        int added = statements.run(INSERT, statement -> {
            bind(statement, row);
            return statement.executeUpdate();
        });
        if (added != 1) {
            throw new IllegalStateException("An insert has not inserted one row");
        }
    }

    @Override
    public Option<PaymentSession> find(SessionId id) {
        Option<SessionRow> found = statements.run(select, statement -> {
            bindHashes(statement, 1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Option.some(read(rows)) : Option.none();
            }
        });
        return found.map(row -> sealing.open(id, row));
    }

    /** The revision stands for the whole state: it grows with every stored change. */
    @Override
    public boolean replace(PaymentSession current, PaymentSession next) {
        return statements.run(update, replacing(current, next));
    }

    /** The same within a transaction of somebody else. It locks the session, so it comes last: nobody waits crosswise. */
    boolean replace(PaymentSession current, PaymentSession next, Statements.Transaction transaction)
            throws SQLException {
        return transaction.run(update, replacing(current, next));
    }

    private Statements.Use<Boolean> replacing(PaymentSession current, PaymentSession next) {
        if (!current.id().equals(next.id())) {
            throw new IllegalArgumentException("A session is replaced by its own next state");
        }
        SessionRow row = sealing.seal(next);
        return statement -> {
            bind(statement, row);
            statement.setInt(COLUMN_COUNT + 1, current.revision());
            bindHashes(statement, COLUMN_COUNT + 2, current.id());
            return statement.executeUpdate() == 1;
        };
    }

    @Override
    public int purge(Instant now, int limit) {
        return statements.run(PURGE, statement -> {
            statement.setObject(1, utc(now));
            statement.setObject(2, utc(now));
            statement.setInt(3, limit);
            return statement.executeUpdate();
        });
    }

    @Override
    public int removeAll(MerchantId merchant) {
        return statements.run(REMOVE_ALL, statement -> {
            statement.setString(1, merchant.value());
            return statement.executeUpdate();
        });
    }

    /** Binds all columns in their order. */
    private static void bind(PreparedStatement statement, SessionRow row) throws SQLException {
        statement.setBytes(1, row.idHash);
        statement.setString(2, row.keyId);
        statement.setBytes(3, row.salt);
        statement.setString(4, row.merchantId);
        statement.setString(5, row.version);
        statement.setString(6, row.updateStatus);
        statement.setShort(7, row.authenticationsAllowed);
        statement.setShort(8, row.authenticationsUsed);
        statement.setShort(9, row.apiVersion);
        statement.setObject(10, utc(row.createdAt));
        statement.setObject(11, utc(row.expiresAt));
        statement.setInt(12, row.revision);
        statement.setBytes(COLUMN_COUNT, row.content);
    }

    private void bindHashes(PreparedStatement statement, int from, SessionId id) throws SQLException {
        int position = from;
        for (DerivedKeys key : keys.all()) {
            statement.setBytes(position++, key.idHash(id));
        }
    }

    private static SessionRow read(ResultSet rows) throws SQLException {
        SessionRow row = new SessionRow();
        row.idHash = rows.getBytes(1);
        row.keyId = rows.getString(2);
        row.salt = rows.getBytes(3);
        row.merchantId = rows.getString(4);
        row.version = rows.getString(5);
        row.updateStatus = rows.getString(6);
        row.authenticationsAllowed = rows.getShort(7);
        row.authenticationsUsed = rows.getShort(8);
        row.apiVersion = rows.getShort(9);
        row.createdAt = rows.getObject(10, OffsetDateTime.class).toInstant();
        row.expiresAt = rows.getObject(11, OffsetDateTime.class).toInstant();
        row.revision = rows.getInt(12);
        row.content = rows.getBytes(13);
        return row;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}

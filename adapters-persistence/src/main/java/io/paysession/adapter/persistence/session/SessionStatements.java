package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.domain.session.SessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * The statements that write and read rows of {@code payment_session}, with their parameters. A session is found under the
 * hashes that all known keys make of its id. Whoever has a transaction of his own may run them in it.
 */
final class SessionStatements {
    private static final Seq<String> ALL = List.of(
            "id_hash",
            "key_id",
            "salt",
            "merchant_id",
            "version",
            "update_status",
            "authentications_allowed",
            "authentications_used",
            "api_version",
            "created_at",
            "expires_at",
            "revision",
            "content",
            "security_code");

    private static final String COLUMNS = ALL.mkString(", ");

    /** With what decrypts the security code, as it is at the same moment. */
    private static final String READ = COLUMNS + ", CASE WHEN security_code IS NOT NULL THEN"
            + " (SELECT code_key FROM security_code_key k WHERE k.id_hash = payment_session.id_hash) END AS code_key";

    private static final String VALUES = "(" + ALL.map(column -> "?").mkString(", ") + ")";

    /**
     * Several at once; the parameter is an array of hashes. The planner must neither join with the table nor look at the
     * length of the array: while the table is empty it would find it best to read all of it, and keep to that plan when
     * it has grown.
     */
    static final String FIND_ALL = "SELECT found.* FROM unnest((SELECT ?::bytea[])) AS wanted (hash) CROSS JOIN LATERAL"
            + " (SELECT " + READ + " FROM payment_session WHERE id_hash = wanted.hash LIMIT 1) AS found";

    private final KeyRing keys;
    private final String find;
    private final String replace;
    private final String replaceUnlessLocked;
    private final String replaceCode;
    private final String replaceCodeUnlessLocked;

    SessionStatements(KeyRing keys) {
        this.keys = keys;
        String anyHash = "id_hash IN (" + keys.all().map(key -> "?").mkString(", ") + ")";
        String update = "UPDATE payment_session SET (" + COLUMNS + ") = ROW" + VALUES + " WHERE ";
        find = "SELECT " + READ + " FROM payment_session WHERE " + anyHash;
        replace = update + "revision = ? AND " + anyHash;
        replaceUnlessLocked = update + "id_hash = (SELECT id_hash FROM payment_session WHERE revision = ? AND "
                + anyHash + " FOR UPDATE SKIP LOCKED)";
        replaceCode = withCodeKey(replace, anyHash);
        replaceCodeUnlessLocked = withCodeKey(replaceUnlessLocked, anyHash);
    }

    /**
     * Replaces the key of the security code too, if the session is replaced: one row is written then. Under another master
     * key a session has another hash; the key of its code, which would follow it, makes room for the new one.
     */
    private static String withCodeKey(String replacing, String anyHash) {
        return "WITH replaced AS (" + replacing + " RETURNING id_hash), forgotten AS (DELETE FROM security_code_key"
                + " WHERE " + anyHash + " AND id_hash <> (SELECT id_hash FROM replaced))"
                + " INSERT INTO security_code_key (id_hash, code_key) SELECT id_hash, ? FROM replaced"
                + " ON CONFLICT (id_hash) DO UPDATE SET code_key = excluded.code_key";
    }

    /** Adds that many rows, and the keys of their security codes if there are any. */
    static String add(int rows, boolean withCodeKeys) {
        String keys = withCodeKeys
                ? "WITH keyed AS (INSERT INTO security_code_key (id_hash, code_key)"
                        + " SELECT * FROM unnest(?::bytea[], ?::bytea[])) "
                : "";
        return keys + "INSERT INTO payment_session (" + COLUMNS + ") VALUES "
                + List.fill(rows, VALUES).mkString(", ");
    }

    /** Finds one. */
    String find() {
        return find;
    }

    /**
     * Replaces one if it has the expected revision, which stands for the whole state: it grows with every change. With a
     * security code, before or afterwards, its key is replaced or destroyed by the same statement.
     */
    String replace(SessionReplacement replacement) {
        return replacement.hasCode() ? replaceCode : replace;
    }

    /**
     * The same, except that it waits for nobody who has locked the session, and so can be run for several in one
     * transaction without a deadlock: whoever waits does not hold what others wait for. If it replaces nothing, it says
     * nothing.
     */
    String replaceUnlessLocked(SessionReplacement replacement) {
        return replacement.hasCode() ? replaceCodeUnlessLocked : replaceUnlessLocked;
    }

    /** What a session is found under. */
    Seq<byte[]> hashes(SessionId id) {
        return keys.all().map(key -> key.idHash(id));
    }

    static void bindAdd(PreparedStatement statement, Seq<SessionRow> rows) throws SQLException {
        Parameters parameters = new Parameters(statement);
        Seq<SessionRow> coded = rows.filter(SessionRow::hasCode);
        if (coded.nonEmpty()) {
            parameters.allBytes(coded.map(row -> row.idHash)).allBytes(coded.flatMap(row -> Option.of(row.codeKey)));
        }
        for (SessionRow row : rows) {
            bind(parameters, row);
        }
    }

    static void bindFind(PreparedStatement statement, Seq<byte[]> hashes) throws SQLException {
        bind(new Parameters(statement), hashes);
    }

    static void bindFindAll(PreparedStatement statement, Seq<byte[]> hashes) throws SQLException {
        byte[][] array = hashes.toJavaArray(byte[][]::new);
        statement.setArray(1, statement.getConnection().createArrayOf("bytea", array));
    }

    /** For {@link #replace} and {@link #replaceUnlessLocked}. */
    static void bindReplace(PreparedStatement statement, SessionReplacement replacement) throws SQLException {
        Parameters parameters = new Parameters(statement);
        bind(parameters, replacement.next());
        bind(parameters.number((Integer) replacement.revision()), replacement.hashes());
        if (replacement.hasCode()) {
            bind(parameters, replacement.hashes());
            parameters.bytes(replacement.next().codeKey);
        }
    }

    private static void bind(Parameters parameters, Seq<byte[]> hashes) throws SQLException {
        for (byte[] hash : hashes) {
            parameters.bytes(hash);
        }
    }

    /** All columns in their order. */
    private static void bind(Parameters parameters, SessionRow row) throws SQLException {
        parameters
                .bytes(row.idHash)
                .text(row.keyId)
                .bytes(row.salt)
                .text(row.merchantId)
                .text(row.version)
                .text(row.updateStatus)
                .number(row.authenticationsAllowed)
                .number(row.authenticationsUsed)
                .number(row.apiVersion)
                .time(row.createdAt)
                .time(row.expiresAt)
                .number((Integer) row.revision)
                .bytes(row.content)
                .bytes(row.securityCode);
    }

    static SessionRow read(ResultSet rows) throws SQLException {
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
        row.securityCode = rows.getBytes(14);
        row.codeKey = rows.getBytes(15);
        return row;
    }
}

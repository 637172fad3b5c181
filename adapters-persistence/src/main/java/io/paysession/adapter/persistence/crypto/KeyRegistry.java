package io.paysession.adapter.persistence.crypto;

import io.paysession.adapter.persistence.sql.StartFailedException;
import io.paysession.adapter.persistence.sql.Statements;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Knows by name which master keys the stored data needs, and whether this process holds them. Without that check, a
 * process with a wrong key would tell payers that their sessions do not exist.
 *
 * <p>Every process registers its keys before it writes under them. So as long as all registered keys are held, nothing
 * can be missing, and the tables need not be looked at.
 */
public final class KeyRegistry {
    private static final long RECHECK_NANOS = 30_000_000_000L;

    private static final String NEEDED_BY_SESSIONS = "SELECT key_id, count(*) FROM payment_session"
            + " WHERE expires_at > now() AND key_id <> ALL(?) GROUP BY key_id ORDER BY key_id";

    private static final String NEEDED_BY_MERCHANTS = "SELECT needed.key_id, count(DISTINCT merchant_id),"
            + " array_to_string((array_agg(DISTINCT merchant_id))[1:5], ', ')"
            + " FROM merchant CROSS JOIN LATERAL (VALUES (newest_key_id), (previous_key_id)) AS needed (key_id)"
            + " WHERE needed.key_id <> ALL(?) GROUP BY needed.key_id ORDER BY needed.key_id";

    /** Orders and tokens are many and stay: only those under a key that is missing are looked for, by an index. */
    private static final String NEEDED_BY_ORDERS = "SELECT key_id, count(*) FROM master_key CROSS JOIN LATERAL ("
            + "SELECT merchant_id, order_id FROM payment_order o WHERE o.key_id = master_key.key_id UNION "
            + "SELECT merchant_id, order_id FROM payment_transaction t WHERE t.key_id = master_key.key_id UNION "
            + "SELECT merchant_id, order_id FROM payment_reference r WHERE r.key_id = master_key.key_id) AS needing"
            + " WHERE key_id <> ALL(?) GROUP BY key_id ORDER BY key_id";

    private static final String NEEDED_BY_TOKENS = "SELECT key_id, count(*) FROM master_key CROSS JOIN LATERAL ("
            + "SELECT FROM payment_token t WHERE t.key_id = master_key.key_id) AS needing"
            + " WHERE key_id <> ALL(?) GROUP BY key_id ORDER BY key_id";

    /** How many registered keys this process does not hold; one parameter, see {@link #bindHeld}. */
    public static final String STRANGERS = "(SELECT count(*) FROM master_key WHERE key_id <> ALL(?))";

    private static final String REGISTER = "INSERT INTO master_key (key_id, check_value, first_seen)"
            + " VALUES (?, ?, now()) ON CONFLICT (key_id) DO NOTHING";

    private static final String CHECK_VALUE = "SELECT check_value FROM master_key WHERE key_id = ?";

    private final Statements statements;
    private final KeyRing keys;
    private volatile @Nullable Check lastCheck;

    /** What the tables said at a time of the monotonic clock. */
    private record Check(long nanos, Option<String> misfit) {}

    public KeyRegistry(Statements statements, KeyRing keys) {
        this.statements = statements;
        this.keys = keys;
    }

    /** @throws StartFailedException if stored data needs a key that this process does not hold */
    public void checkAndRegister() {
        Option<String> misfit = misfit();
        if (misfit.isDefined()) {
            throw new StartFailedException(misfit.get());
        }
        keys.all().forEach(this::register);
    }

    /**
     * Why the keys do not fit any more, for example because another process has started to write under a key that this
     * one was never given; none if they fit. If there are keys that this process does not hold, the tables are looked at,
     * every half minute at most.
     *
     * @param strangers what {@link #STRANGERS} has said just now
     */
    public Option<String> misfitMeanwhile(long strangers) {
        if (strangers == 0) {
            return Option.none();
        }
        long now = System.nanoTime();
        Check last = lastCheck;
        if (last != null && now - last.nanos() < RECHECK_NANOS) {
            return last.misfit();
        }
        Check fresh = new Check(now, misfit());
        lastCheck = fresh;
        return fresh.misfit();
    }

    /** One line that says which keys are missing and who needs them; none if all are there. */
    private Option<String> misfit() {
        Seq<String> needs = needs(NEEDED_BY_SESSIONS, row -> need(row, "live session(s)"))
                .appendAll(needs(NEEDED_BY_MERCHANTS, KeyRegistry::merchantsNeed))
                .appendAll(needs(NEEDED_BY_ORDERS, row -> need(row, "order(s)")))
                .appendAll(needs(NEEDED_BY_TOKENS, row -> need(row, "token(s)")));
        return Option.when(
                needs.nonEmpty(),
                () -> "The master keys do not fit this database: " + needs.mkString("; ")
                        + ". Add what is missing to the list of keys, behind the current one");
    }

    private static String need(ResultSet row, String who) throws SQLException {
        return "key " + row.getString(1) + " is missing, " + row.getLong(2) + " " + who + " need it";
    }

    private static String merchantsNeed(ResultSet row) throws SQLException {
        long merchants = row.getLong(2);
        return "key " + row.getString(1) + " is missing, " + merchants + " merchant(s) need it (" + row.getString(3)
                + (merchants > 5 ? ", …" : "") + ")";
    }

    @FunctionalInterface
    private interface Reading {
        String apply(ResultSet row) throws SQLException;
    }

    private Seq<String> needs(String sql, Reading reading) {
        return statements.run(sql, statement -> {
            Statements.bindTexts(statement, 1, keys.ids());
            List<String> needs = List.empty();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    needs = needs.append(reading.apply(rows));
                }
            }
            return needs;
        });
    }

    public void bindHeld(PreparedStatement statement) throws SQLException {
        Statements.bindTexts(statement, 1, keys.ids());
    }

    private void register(DerivedKeys key) {
        int added = statements.run(REGISTER, statement -> {
            statement.setString(1, key.id());
            statement.setBytes(2, key.checkValue());
            return statement.executeUpdate();
        });
        if (added == 0 && !isSame(key)) {
            throw new StartFailedException(
                    "Another master key has the name " + key.id() + " in this database already: use a different key");
        }
    }

    private boolean isSame(DerivedKeys key) {
        return statements.run(CHECK_VALUE, statement -> {
            statement.setString(1, key.id());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && MessageDigest.isEqual(rows.getBytes(1), key.checkValue());
            }
        });
    }
}

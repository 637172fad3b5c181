package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.Batching;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Sessions;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Sessions in PostgreSQL, encrypted. A call that is alone is exactly one statement; calls at the same moment share one,
 * so that a busy server pays for fewer statements and fewer commits. Each seals and opens its own session, in its own
 * thread.
 *
 * <p>A session is found under the hashes that all known keys make of its id, and is written under the current key:
 * after a rotation, new and changed sessions move to the new key by themselves, and the others expire.
 */
public final class JdbcSessions implements Sessions {
    /** The rows that are kept here, with which the tables are compared. */
    public static final List<Class<?>> ROWS = List.of(SessionRow.class, SecurityCodeKeyRow.class);

    /**
     * How many statements of each kind may be under way. Fewer make larger batches and cost less; but each waits for the
     * one before it, and where the disk is slow or others use the processor, everybody waits with it. Finding waits for
     * no disk; a replacement saves nothing unless it has company.
     */
    public static final int ADDING = 4;

    public static final int FINDING = 2;
    public static final int REPLACING = 3;

    /**
     * The sub-select is an array, because as a join the planner might run it, and its limit, more than once. Rows that
     * another process is just purging are skipped. {@code expires_slot} is never later than {@code expires_at}.
     */
    private static final String PURGE = "DELETE FROM payment_session WHERE id_hash = ANY(ARRAY("
            + "SELECT id_hash FROM payment_session WHERE expires_slot <= ? AND expires_at <= ?"
            + " ORDER BY expires_slot LIMIT ? FOR UPDATE SKIP LOCKED))";

    private static final String REMOVE_ALL = "DELETE FROM payment_session WHERE merchant_id = ?";

    private final Statements statements;
    private final SessionStatements sql;
    private final SessionSealing sealing;
    private final DamagedSessions damaged = new DamagedSessions();
    private final Batching<SessionRow, Boolean> adding;
    private final Batching<Seq<byte[]>, Option<SessionRow>> finding;
    private final Batching<SessionReplacement, Boolean> replacing;

    /** @param patience how long to wait for others who ask the database */
    public JdbcSessions(Statements statements, KeyRing keys, Duration patience) {
        this.statements = statements;
        sql = new SessionStatements(keys);
        sealing = new SessionSealing(keys);
        adding = new Batching<>(ADDING, patience, new SessionAdding(statements));
        finding = new Batching<>(FINDING, patience, new SessionFinding(statements, sql.find()));
        replacing = new Batching<>(REPLACING, patience, new SessionReplacing(statements, sql));
    }

    @Override
    public void add(PaymentSession session) {
        if (!adding.ask(sealing.seal(session))) {
            throw new IllegalStateException("An insert has not inserted what it was given");
        }
    }

    @Override
    public Option<PaymentSession> find(SessionId id) {
        return finding.ask(sql.hashes(id)).flatMap(row -> open(id, row));
    }

    private Option<PaymentSession> open(SessionId id, SessionRow row) {
        try {
            return Option.some(sealing.open(id, row));
        } catch (DamagedDataException e) {
            damaged.found(row.idHash, e);
            return Option.none();
        }
    }

    @Override
    public boolean replace(PaymentSession current, PaymentSession next) {
        return replacing.ask(replacement(current, next));
    }

    /** A session's next state, sealed: for {@link #replace(Statements.Transaction, SessionReplacement)}. */
    public SessionReplacement replacement(PaymentSession current, PaymentSession next) {
        if (!current.id().equals(next.id())) {
            throw new IllegalArgumentException("A session is replaced by its own next state");
        }
        boolean hasCode = holdsCode(current) || holdsCode(next);
        return new SessionReplacement(sealing.seal(next), current.revision(), sql.hashes(current.id()), hasCode);
    }

    private static boolean holdsCode(PaymentSession session) {
        return session.fields().hasText(PaymentSession.SECURITY_CODE);
    }

    /** Replaces a session within a transaction of somebody else, as its last step: nobody must wait for what he then holds. */
    public boolean replace(Statements.Transaction transaction, SessionReplacement replacement) throws SQLException {
        return transaction.run(sql.replace(replacement), statement -> {
            SessionStatements.bindReplace(statement, replacement);
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public int purge(Instant now, int limit) {
        return statements.run(PURGE, statement -> {
            Parameters parameters =
                    new Parameters(statement).time(now).time(now).number((Integer) limit);
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

    /** How often a session was found that is not what was stored. */
    public long damaged() {
        return damaged.count();
    }

    /** How many callers wait for others who ask the database. */
    public int waiting() {
        return adding.waiting() + finding.waiting() + replacing.waiting();
    }
}

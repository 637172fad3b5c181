package io.paysession.adapter.persistence.terminal;

import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.Recognition;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Leases in PostgreSQL, by its clock. Every method is one statement, but for the rare one that needs a rule of the
 * domain. */
public final class JdbcTerminalLeases implements TerminalLeases {
    private static final String FROM_NOW = "clock_timestamp() + ? * interval '1 millisecond'";

    /** Terminals that somebody is just writing to are skipped: there is a next time. */
    private static final String TAKE = "WITH free AS (SELECT merchant_id, terminal_id, attended_at FROM terminal"
            + " WHERE address IS NOT NULL AND (lease_holder IS NULL OR lease_until <= clock_timestamp())"
            + " LIMIT ? FOR UPDATE SKIP LOCKED)"
            + " UPDATE terminal t SET lease_holder = ?, lease_epoch = t.lease_epoch + 1, lease_until = " + FROM_NOW
            + ", attended_at = clock_timestamp(), status = 'CONNECTING' FROM free"
            + " WHERE t.merchant_id = free.merchant_id AND t.terminal_id = free.terminal_id"
            + " RETURNING t.merchant_id, t.terminal_id, family, address, currency, lease_epoch,"
            + " greatest(0, coalesce(extract(epoch FROM clock_timestamp() - free.attended_at) * 1000, 0))::bigint";

    /** Nobody holds it, and nobody tries it again for a while. */
    private static final String PUT_ASIDE = "UPDATE terminal SET lease_holder = '', lease_until = clock_timestamp()"
            + " + interval '10 seconds' WHERE merchant_id = ? AND terminal_id = ? AND lease_holder = ?";

    private static final String RENEW = "UPDATE terminal SET lease_until = " + FROM_NOW
            + ", attended_at = clock_timestamp() WHERE lease_holder = ? RETURNING merchant_id, terminal_id";

    private static final String LEFT = "SELECT greatest(0, extract(epoch FROM lease_until - clock_timestamp()) * 1000)"
            + "::bigint FROM terminal WHERE merchant_id = ? AND terminal_id = ? AND lease_holder = ? AND lease_epoch = ?";

    private static final String RELEASE = "UPDATE terminal SET lease_holder = NULL, lease_until = NULL,"
            + " attended_at = clock_timestamp(), status = 'CONNECTING' WHERE lease_holder = ?";

    private static final String WISHED = "SELECT merchant_id, terminal_id FROM terminal"
            + " WHERE lease_holder = ? AND wished_at > clock_timestamp() - ? * interval '1 millisecond'";

    /** The row is locked first, so that the status is compared with what it is then. */
    private static final String REPORT = "WITH held AS (SELECT merchant_id, terminal_id, status FROM terminal"
            + " WHERE merchant_id = ? AND terminal_id = ? AND lease_holder = ? AND lease_epoch = ? FOR NO KEY UPDATE),"
            + " changed AS (UPDATE terminal t SET status = ?, last_position = t.last_position + 1 FROM held"
            + " WHERE t.merchant_id = held.merchant_id AND t.terminal_id = held.terminal_id AND held.status <> ?"
            + " RETURNING t.merchant_id, t.terminal_id, t.last_position, t.lease_epoch, t.status),"
            + " told AS (INSERT INTO terminal_event (merchant_id, terminal_id, position, at, epoch, terminal_status)"
            + " SELECT merchant_id, terminal_id, last_position, clock_timestamp(), lease_epoch, status FROM changed)"
            + " SELECT count(*) FROM held";

    private static final String HELD =
            " WHERE merchant_id = ? AND terminal_id = ? AND lease_holder = ? AND lease_epoch = ?";

    private static final String DEVICE =
            "SELECT " + JdbcTerminals.DEVICE + " FROM terminal" + HELD + " FOR NO KEY UPDATE";

    private static final String RECOGNISE = "UPDATE terminal SET " + JdbcTerminals.SET_DEVICE + HELD;

    private final Statements statements;
    private final DamagedRecords damaged;

    public JdbcTerminalLeases(Statements statements, DamagedRecords damaged) {
        this.statements = statements;
        this.damaged = damaged;
    }

    /** A terminal whose row cannot be read keeps no other from being worked with, and comes back once it is put right. */
    @Override
    public Seq<Lease> take(String holder, Duration time, int limit) {
        Seq<Either<TerminalKey, Lease>> taken = statements.run(TAKE, statement -> {
            new Parameters(statement).number((Integer) limit).text(holder).span(time);
            return Fields.all(statement.executeQuery(), fields -> lease(fields, holder));
        });
        taken.flatMap(Either::swap).forEach(key -> putAside(key, holder));
        return taken.flatMap(Function.identity());
    }

    private Either<TerminalKey, Lease> lease(Fields fields, String holder) throws SQLException {
        TerminalKey key = JdbcTerminals.key(fields);
        try {
            return Either.right(new Lease(
                    JdbcTerminals.terminal(key, fields), holder, fields.count(), Duration.ofMillis(fields.count())));
        } catch (IllegalArgumentException unreadable) {
            UnreadableException unusedToldOf = JdbcTerminals.damaged(damaged, key);
            return Either.left(key);
        }
    }

    private void putAside(TerminalKey key, String holder) {
        int unusedOne = statements.run(PUT_ASIDE, statement -> {
            Parameters parameters = new Parameters(statement);
            JdbcTerminals.bind(parameters, key);
            parameters.text(holder);
            return statement.executeUpdate();
        });
    }

    @Override
    public Set<TerminalKey> renew(String holder, Duration time) {
        return statements.run(RENEW, statement -> {
            new Parameters(statement).span(time).text(holder);
            return keys(statement);
        });
    }

    @Override
    public Option<Duration> left(Lease lease) {
        return statements.run(LEFT, statement -> {
            bind(new Parameters(statement), lease);
            return Fields.all(statement.executeQuery(), fields -> Duration.ofMillis(fields.count()))
                    .headOption();
        });
    }

    @Override
    public void release(String holder) {
        int unusedCount = statements.run(RELEASE, statement -> {
            new Parameters(statement).text(holder);
            return statement.executeUpdate();
        });
    }

    @Override
    public Set<TerminalKey> asked(String holder, Duration within) {
        return statements.run(WISHED, statement -> {
            new Parameters(statement).text(holder).span(within);
            return keys(statement);
        });
    }

    @Override
    public boolean report(Lease lease, TerminalStatus status) {
        return statements.run(REPORT, statement -> {
            Parameters parameters = new Parameters(statement);
            bind(parameters, lease);
            parameters.text(status.name()).text(status.name());
            return Fields.all(statement.executeQuery(), Fields::count).contains(1L);
        });
    }

    @Override
    public Option<Recognition> recognise(Lease lease, UnaryOperator<Recognition> meeting) {
        return statements.inTransaction(transaction -> {
            Option<Recognition> before = transaction.run(DEVICE, statement -> {
                bind(new Parameters(statement), lease);
                return Fields.all(statement.executeQuery(), JdbcTerminals::recognition)
                        .headOption();
            });
            Option<Recognition> next = before.map(meeting);
            if (!next.equals(before)) {
                int unusedOne = transaction.run(RECOGNISE, statement -> {
                    Parameters parameters = new Parameters(statement);
                    JdbcTerminals.bindDevice(parameters, next.get());
                    bind(parameters, lease);
                    return statement.executeUpdate();
                });
            }
            return next;
        });
    }

    /** The terminal's key, the holder and the epoch. */
    static void bind(Parameters to, Lease lease) throws SQLException {
        JdbcTerminals.bind(to, lease.key());
        to.text(lease.holder()).number((Long) lease.epoch());
    }

    private static Set<TerminalKey> keys(PreparedStatement statement) throws SQLException {
        return Fields.all(
                        statement.executeQuery(),
                        fields -> new TerminalKey(new MerchantId(fields.name()), new TerminalId(fields.name())))
                .toSet();
    }
}

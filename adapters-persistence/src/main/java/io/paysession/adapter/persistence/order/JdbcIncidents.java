package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.DamagedRecords;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Incidents;
import io.paysession.application.port.UnreadableException;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Incident;
import io.paysession.domain.order.Incident.Status;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.function.Function;

/** Incidents in PostgreSQL, by its clock. Every method is exactly one statement. */
public final class JdbcIncidents implements Incidents {
    private static final String COLUMNS =
            "i.number, i.merchant_id, i.order_id, i.transaction_id, i.acquirer, i.stored_code,"
                    + " i.said_code, i.currency, i.amount, i.at, i.status, i.acknowledged_at";

    private static final String DUE_AT = "CASE WHEN ? THEN clock_timestamp() END";

    private static final String RAISE = "INSERT INTO payment_incident (merchant_id, order_id, transaction_id, acquirer,"
            + " stored_code, said_code, currency, amount, at, status, due_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " + DUE_AT + ")"
            + " ON CONFLICT (merchant_id, order_id, transaction_id) DO UPDATE SET acquirer = excluded.acquirer,"
            + " stored_code = excluded.stored_code, said_code = excluded.said_code, currency = excluded.currency,"
            + " amount = excluded.amount, at = excluded.at, status = excluded.status, due_at = excluded.due_at,"
            + " acknowledged_at = NULL";

    private static final String DUE = "WITH due AS (SELECT number FROM payment_incident"
            + " WHERE due_at <= clock_timestamp() AND (?::text IS NULL OR acquirer = ?)"
            + " ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)"
            + " UPDATE payment_incident i SET due_at = clock_timestamp() + least(greatest((clock_timestamp() - i.at) / 4,"
            + " ? * interval '1 millisecond'), ? * interval '1 millisecond')"
            + " FROM due WHERE i.number = due.number RETURNING " + COLUMNS;

    private static final String UPDATE = "UPDATE payment_incident SET status = ?, due_at = " + DUE_AT
            + ", acknowledged_at = CASE WHEN ? THEN NULL ELSE acknowledged_at END"
            + " WHERE merchant_id = ? AND order_id = ? AND transaction_id = ? AND at = ? AND status = ?";

    private static final String LIST = "SELECT " + COLUMNS + " FROM payment_incident i"
            + " WHERE ? OR acknowledged_at IS NULL ORDER BY number DESC LIMIT ?";

    private static final String ACKNOWLEDGE =
            "UPDATE payment_incident SET acknowledged_at = COALESCE(acknowledged_at, ?),"
                    + " due_at = CASE WHEN status = 'REVERSING' THEN NULL ELSE due_at END WHERE number = ?";

    private static final String UNACKNOWLEDGED = "SELECT count(*) FROM payment_incident WHERE acknowledged_at IS NULL";

    private final Statements statements;
    private final DamagedRecords damaged;

    public JdbcIncidents(Statements statements, DamagedRecords damaged) {
        this.damaged = damaged;
        this.statements = statements;
    }

    /** Stores it with the order that it is about. */
    static void raise(Statements.Transaction transaction, Incident incident) throws SQLException {
        int unusedCount = transaction.run(RAISE, statement -> {
            key(new Parameters(statement), incident)
                    .text(incident.acquirer().value())
                    .text(incident.stored().name())
                    .text(incident.said().name())
                    .text(incident.amount().currency().getCurrencyCode())
                    .number((Long) incident.amount().minorUnits())
                    .time(incident.at())
                    .text(incident.status().name())
                    .flag(incident.status().isDue());
            return statement.executeUpdate();
        });
    }

    @Override
    public Seq<Incident> due(Option<AcquirerName> acquirer, Pause pause, int limit) {
        String name = acquirer.map(AcquirerName::value).getOrNull();
        return statements.run(DUE, statement -> {
            new Parameters(statement)
                    .text(name)
                    .text(name)
                    .number((Integer) limit)
                    .span(pause.shortest())
                    .span(pause.longest());
            return Fields.all(statement.executeQuery(), this::listed)
                    .flatMap(Function.identity())
                    .map(Listed::incident);
        });
    }

    @Override
    public void update(Incident current, Status next) {
        int unusedCount = statements.run(UPDATE, statement -> {
            Parameters parameters = new Parameters(statement)
                    .text(next.name())
                    .flag(next.isDue())
                    .flag(next == Incident.Status.UNRESOLVED);
            key(parameters, current).time(current.at()).text(current.status().name());
            return statement.executeUpdate();
        });
    }

    @Override
    public Seq<Listed> list(boolean all, int limit) {
        return listing(all, limit).incidents();
    }

    @Override
    public Listing listing(boolean all, int limit) {
        return statements.run(LIST, statement -> {
            new Parameters(statement).flag(all).number((Integer) limit);
            Seq<Either<Long, Listed>> found = Fields.all(statement.executeQuery(), this::listed);
            return new Listing(found.flatMap(Function.identity()), found.flatMap(Either::swap));
        });
    }

    @Override
    public boolean acknowledge(long number, Instant now) {
        return statements.run(ACKNOWLEDGE, statement -> {
            new Parameters(statement).time(now).number((Long) number);
            return statement.executeUpdate() == 1;
        });
    }

    @Override
    public int unacknowledged() {
        return statements.run(UNACKNOWLEDGED, statement -> {
            try (ResultSet count = statement.executeQuery()) {
                count.next();
                return count.getInt(1);
            }
        });
    }

    private static Parameters key(Parameters to, Incident incident) throws SQLException {
        return to.text(incident.order().merchant().value())
                .text(incident.order().order().value())
                .text(incident.transaction().value());
    }

    /** Its number alone if it cannot be read. */
    private Either<Long, Listed> listed(Fields from) throws SQLException {
        long number = from.count();
        try {
            return Either.right(new Listed(number, incident(from), Option.of(from.time())));
        } catch (IllegalArgumentException unreadable) {
            UnreadableException unusedToldOf = damaged.found(
                    UnreadableException.Kind.INCIDENT,
                    DamagedRecords.Row.named("payment_incident", "number", Long.toString(number)),
                    new DamagedDataException("An incident is not what was stored"));
            return Either.left(number);
        }
    }

    private static Incident incident(Fields from) throws SQLException {
        var order = JdbcOrders.key(from);
        TransactionId transaction = new TransactionId(from.name());
        AcquirerName acquirer = new AcquirerName(from.name());
        GatewayCode stored = GatewayCode.valueOf(from.name());
        GatewayCode said = GatewayCode.valueOf(from.name());
        Currency currency = Currency.getInstance(from.name());
        Money amount = new Money(from.count(), currency);
        Instant at = from.moment();
        return new Incident(order, transaction, acquirer, stored, said, amount, at, Status.valueOf(from.name()));
    }
}

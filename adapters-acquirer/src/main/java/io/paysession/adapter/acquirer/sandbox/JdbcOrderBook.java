package io.paysession.adapter.acquirer.sandbox;

import io.paysession.adapter.acquirer.sandbox.Entry.Asked;
import io.paysession.adapter.acquirer.sandbox.Ledger.OrderBook;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.json.JsonDocument;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;

/** The books of one order, inside one transaction. */
final class JdbcOrderBook implements OrderBook {
    private static final String OF_ORDER = " WHERE acquirer = ? AND merchant = ? AND order_id = ?";
    private static final String INSERT_ENTRY =
            "INSERT INTO sandbox.ledger (acquirer, merchant, order_id, transaction_id,"
                    + " operation, standalone, amount, currency, target, card, outcome, first_word, details, stan, recorded_at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final AcquirerName acquirer;
    private final OrderKey order;

    JdbcOrderBook(Connection connection, AcquirerName acquirer, OrderKey order) {
        this.connection = connection;
        this.acquirer = acquirer;
        this.order = order;
    }

    @Override
    public Seq<Entry> entries() {
        String sql = "SELECT * FROM sandbox.ledger" + OF_ORDER + " ORDER BY recorded_at, stan";
        return run(sql, statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                java.util.List<Entry> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(entry(rows));
                }
                return List.ofAll(entries);
            }
        });
    }

    @Override
    public boolean isFenced(TransactionId transaction) {
        return run("SELECT 1 FROM sandbox.fence" + OF_ORDER + " AND transaction_id = ?", statement -> {
            statement.setString(4, transaction.value());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        });
    }

    @Override
    public int nextStan() {
        try (PreparedStatement statement = connection.prepareStatement("SELECT nextval('sandbox.stan')");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException failure) {
            throw new LedgerException(Silence.NO_ANSWER, failure);
        }
    }

    @Override
    public void write(Entry entry, Instant now) {
        Asked asked = entry.asked();
        int unusedCount = run(INSERT_ENTRY, statement -> {
            statement.setString(4, entry.id().value());
            statement.setString(5, asked.operation().name());
            statement.setBoolean(6, asked.standalone());
            statement.setLong(7, asked.amount().minorUnits());
            statement.setString(8, asked.amount().currency().getCurrencyCode());
            statement.setString(9, asked.target().map(TransactionId::value).getOrNull());
            statement.setString(10, asked.card().getOrNull());
            statement.setString(11, entry.outcome().name());
            statement.setString(12, entry.firstWord().name());
            statement.setString(13, JsonDocument.write(entry.details().root()));
            statement.setInt(14, entry.stan());
            statement.setObject(15, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    @Override
    public void rewrite(Entry entry) {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE sandbox.ledger SET outcome = ?, details = ?" + OF_ORDER + " AND transaction_id = ?")) {
            statement.setString(1, entry.outcome().name());
            statement.setString(2, JsonDocument.write(entry.details().root()));
            statement.setString(3, acquirer.value());
            statement.setString(4, order.merchant().value());
            statement.setString(5, order.order().value());
            statement.setString(6, entry.id().value());
            int unusedCount = statement.executeUpdate();
        } catch (SQLException failure) {
            throw new LedgerException(Silence.NO_ANSWER, failure);
        }
    }

    @Override
    public void fence(TransactionId transaction, Instant now) {
        String sql = "INSERT INTO sandbox.fence (acquirer, merchant, order_id, transaction_id, recorded_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        int unusedCount = run(sql, statement -> {
            statement.setString(4, transaction.value());
            statement.setObject(5, now.atOffset(ZoneOffset.UTC));
            return statement.executeUpdate();
        });
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Asked asked = new Asked(
                Operation.valueOf(row.getString("operation")),
                row.getBoolean("standalone"),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                Option.of(row.getString("target")).map(TransactionId::new),
                Option.of(row.getString("card")));
        RequestFields details = JsonDocument.read(row.getString("details"))
                .map(RequestFields::new)
                .getOrElseThrow(() -> new SQLException("The sandbox's books are damaged"));
        return new Entry(
                new TransactionId(row.getString("transaction_id")),
                asked,
                GatewayCode.valueOf(row.getString("outcome")),
                GatewayCode.valueOf(row.getString("first_word")),
                details,
                row.getInt("stan"));
    }

    /** Something to do with a statement whose first three parameters name the order. */
    private interface Work<R> {
        R with(PreparedStatement statement) throws SQLException;
    }

    private <R> R run(String sql, Work<R> work) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, acquirer.value());
            statement.setString(2, order.merchant().value());
            statement.setString(3, order.order().value());
            return work.with(statement);
        } catch (SQLException failure) {
            throw new LedgerException(Silence.NO_ANSWER, failure);
        }
    }
}

package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.domain.order.OrderKey;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** The statements that write and read orders and their transactions, with their parameters. */
final class OrderStatements {
    private static final Seq<String> OF_ORDER = OrderRow.COLUMNS.names();

    /** Whom an order waits for, who may ask, and for how long a claim counts: no part of what it is, and not sealed. */
    private static final Seq<String> OF_HOLD = List.of("waiting_for", "holder", "held_until");

    private static final Seq<String> OF_TRANSACTION = TransactionRow.COLUMNS.names();

    /** Somebody who is just adding the same order is waited for; nothing is done if that succeeds. */
    private static final String ADD =
            "INSERT INTO payment_order " + columnsAndValues(OF_ORDER.appendAll(OF_HOLD)) + " ON CONFLICT DO NOTHING";

    /** The revision stands for the whole state: it grows with every stored change. */
    private static final String REPLACE = "UPDATE payment_order SET " + assignment(OF_ORDER.appendAll(OF_HOLD))
            + " WHERE merchant_id = ? AND order_id = ? AND revision = ?";

    /** The same order under another key: whoever holds it still does. */
    private static final String RENEW = "UPDATE payment_order SET " + assignment(OF_ORDER)
            + " WHERE merchant_id = ? AND order_id = ? AND revision = ?";

    private static final String WRITE_TRANSACTION = "INSERT INTO payment_transaction "
            + columnsAndValues(OF_TRANSACTION) + " ON CONFLICT (merchant_id, order_id, transaction_id) DO UPDATE SET "
            + OF_TRANSACTION.map(column -> column + " = excluded." + column).mkString(", ");

    /**
     * An order with its transactions, in one statement, so that all are of one moment. The order is repeated for each
     * transaction, but its content goes with the first only.
     */
    private static final String FIND = "SELECT " + columns("o", OF_ORDER.init())
            + ", CASE WHEN row_number() OVER (ORDER BY t.position) = 1 THEN o.content END, "
            + columns("t", OF_TRANSACTION)
            + " FROM payment_order o LEFT JOIN payment_transaction t USING (merchant_id, order_id)"
            + " WHERE o.merchant_id = ? AND o.order_id = ? ORDER BY t.position";

    private OrderStatements() {}

    private static String columns(String table, Seq<String> columns) {
        return columns.map(column -> table + "." + column).mkString(", ");
    }

    private static String columnsAndValues(Seq<String> columns) {
        return "(" + columns.mkString(", ") + ") VALUES " + values(columns);
    }

    private static String assignment(Seq<String> columns) {
        return "(" + columns.mkString(", ") + ") = ROW" + values(columns);
    }

    private static String values(Seq<String> columns) {
        return columns.map(column -> "?").mkString("(", ", ", ")");
    }

    /** Who may ask which acquirer about an open order. */
    record Hold(String acquirer, String process) {}

    static boolean add(Statements.Transaction transaction, OrderRow row, Option<Hold> hold) throws SQLException {
        return transaction.run(ADD, statement -> {
            bind(OrderRow.COLUMNS.bind(new Parameters(statement), row), hold);
            return statement.executeUpdate() == 1;
        });
    }

    static boolean replace(Statements.Transaction transaction, OrderRow row, int revision, Option<Hold> hold)
            throws SQLException {
        return transaction.run(REPLACE, statement -> {
            Parameters parameters = bind(OrderRow.COLUMNS.bind(new Parameters(statement), row), hold);
            parameters.text(row.merchantId).text(row.orderId).number((Integer) revision);
            return statement.executeUpdate() == 1;
        });
    }

    /** Replaces what is stored of an order by the same under another key. */
    static boolean renew(Statements.Transaction transaction, OrderRow row) throws SQLException {
        return transaction.run(RENEW, statement -> {
            Parameters parameters = OrderRow.COLUMNS.bind(new Parameters(statement), row);
            parameters.text(row.merchantId).text(row.orderId).number((Integer) row.revision);
            return statement.executeUpdate() == 1;
        });
    }

    /** Whatever is stored ends a claim. */
    private static Parameters bind(Parameters to, Option<Hold> hold) throws SQLException {
        return to.text(hold.map(Hold::acquirer).getOrNull())
                .text(hold.map(Hold::process).getOrNull())
                .time(null);
    }

    /** Adds or replaces; whoever does so has locked the order. */
    static void write(Statements.Transaction transaction, Seq<TransactionRow> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        int written = transaction.run(WRITE_TRANSACTION, statement -> {
            for (TransactionRow row : rows) {
                Parameters unusedEnd = TransactionRow.COLUMNS.bind(new Parameters(statement), row);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        });
        if (written != rows.size()) {
            throw new IllegalStateException("A transaction has not been written");
        }
    }

    /** How to find an order. */
    static String find() {
        return FIND;
    }

    /** Binds and runs {@link #find}. */
    static Option<StoredOrder> find(PreparedStatement statement, OrderKey key) throws SQLException {
        new Parameters(statement).text(key.merchant().value()).text(key.order().value());
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return Option.none();
            }
            OrderRow order = OrderRow.COLUMNS.read(new Fields(rows));
            List<TransactionRow> transactions = List.empty();
            do {
                transactions = transactions.prependAll(transaction(rows));
            } while (rows.next());
            return Option.some(new StoredOrder(order, transactions.reverse()));
        }
    }

    /** None if there is none, which the order's content will not fit. */
    private static Option<TransactionRow> transaction(ResultSet rows) throws SQLException {
        boolean none = new Fields(rows, OF_ORDER.size()).text() == null;
        return none ? Option.none() : Option.some(TransactionRow.COLUMNS.read(new Fields(rows, OF_ORDER.size())));
    }
}

package io.paysession.adapter.acquirer.sandbox;

import io.paysession.application.port.Acquirer.Silence;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.OrderKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The books in PostgreSQL. Every work on them is one transaction on a connection that nothing else uses, alone on its
 * order by an advisory lock that ends with the transaction; unique names are the last word.
 */
final class JdbcLedger implements Ledger {
    private final DataSource database;

    JdbcLedger(DataSource database) {
        this.database = database;
    }

    @Override
    public <R> R onOrder(AcquirerName acquirer, OrderKey order, Function<OrderBook, R> work) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            lock(connection, acquirer, order);
            R result = work.apply(new JdbcOrderBook(connection, acquirer, order));
            connection.commit();
            return result;
        } catch (SQLException failure) {
            // Unless it was committed, it is undone when the connection is given back.
            throw new LedgerException(Silence.NO_ANSWER, failure);
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException nobody) {
            throw new LedgerException(Silence.NOT_REACHED, nobody);
        }
    }

    private static void lock(Connection connection, AcquirerName acquirer, OrderKey order) throws SQLException {
        String name = "sandbox/" + acquirer + "/" + order.merchant().value() + "/"
                + order.order().value();
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            lock.execute();
        }
    }
}

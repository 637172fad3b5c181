package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.domain.order.Order;
import io.paysession.domain.order.OrderKey;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves orders to the current master key. Rows that somebody else is just
 * using are left for the next time. Nothing but the encryption changes, and no revision: whoever has read a row before
 * can still change it.
 */
public final class OrderRekeying {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRekeying.class);

    private static final String OLD_ORDERS = "SELECT merchant_id, order_id FROM payment_order"
            + " WHERE (merchant_id, order_id) IN ("
            + "(SELECT merchant_id, order_id FROM payment_order WHERE key_id = ANY(?) LIMIT ?) UNION ALL "
            + "(SELECT merchant_id, order_id FROM payment_transaction WHERE key_id = ANY(?) LIMIT ?) UNION ALL "
            + "(SELECT merchant_id, order_id FROM payment_reference WHERE key_id = ANY(?) LIMIT ?))"
            + " LIMIT ? FOR UPDATE SKIP LOCKED";

    private final Statements statements;
    private final KeyRing keys;
    private final OrderSealing orders;
    private final ReferenceStatements references;

    public OrderRekeying(Statements statements, KeyRing keys) {
        this.statements = statements;
        this.keys = keys;
        orders = new OrderSealing(keys);
        references = new ReferenceStatements(keys);
    }

    /** Moves as many at the most, and says how many they were. */
    public int move(int limit) {
        Seq<String> old = keys.ids().tail();
        if (old.isEmpty()) {
            return 0;
        }
        return statements.inTransaction(transaction -> move(transaction, old, limit));
    }

    private int move(Statements.Transaction transaction, Seq<String> old, int limit) throws SQLException {
        Seq<OrderKey> locked = transaction.run(OLD_ORDERS, statement -> {
            new Parameters(statement)
                    .allTexts(old)
                    .number((Integer) limit)
                    .allTexts(old)
                    .number((Integer) limit)
                    .allTexts(old)
                    .number((Integer) limit)
                    .number((Integer) limit);
            return Fields.all(statement.executeQuery(), JdbcOrders::key);
        });
        int moved = 0;
        for (OrderKey key : locked) {
            // Read after it is locked: before, it may have changed.
            Option<Order> found = transaction
                    .run(OrderStatements.find(), statement -> OrderStatements.find(statement, key))
                    .flatMap(this::opened);
            if (found.isDefined()) {
                StoredOrder renewed = orders.seal(Option.none(), found.get());
                moved += OrderStatements.renew(transaction, renewed.order()) ? 1 : 0;
                OrderStatements.write(transaction, renewed.transactions());
                references.renew(transaction, found.get(), old);
            }
        }
        return moved;
    }

    /** What is damaged keeps its key, which then stays needed; the rest moves. */
    private Option<Order> opened(StoredOrder stored) {
        try {
            return Option.some(orders.open(stored));
        } catch (DamagedDataException e) {
            LOG.warn("Not moved to the current master key: {}", e.getMessage());
            return Option.none();
        }
    }
}

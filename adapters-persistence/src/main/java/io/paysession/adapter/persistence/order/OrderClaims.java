package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Orders.Claim;
import io.paysession.application.port.Orders.Due;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.Order;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.sql.ResultSet;
import java.time.Instant;

/** Which process may ask about which open order, by the database's clock. Every method is exactly one statement. */
final class OrderClaims {
    private static final String IS_HELD =
            "SELECT FROM payment_order WHERE merchant_id = ? AND order_id = ? AND revision = ? AND holder = ?";

    /**
     * Orders that somebody is just writing to are skipped: there is a next time. Those without a name are of a server of
     * an earlier version, which still runs. A process of which nothing is known is not known to have ended.
     */
    private static final String CLAIM = "WITH due AS (SELECT merchant_id, order_id FROM payment_order o"
            + " WHERE waiting_since IS NOT NULL AND (?::text IS NULL OR waiting_for = ? OR waiting_for IS NULL)"
            + " AND (waiting_since < ? AND (held_until IS NULL OR held_until <= clock_timestamp())"
            + " OR EXISTS (SELECT FROM server_process p WHERE p.process_id = o.holder"
            + " AND p.lease_until <= clock_timestamp()))"
            + " ORDER BY waiting_since LIMIT ? FOR UPDATE SKIP LOCKED)"
            + " UPDATE payment_order o SET holder = ?, held_until = clock_timestamp() + ? * interval '1 millisecond'"
            + " FROM due WHERE o.merchant_id = due.merchant_id AND o.order_id = due.order_id"
            + " RETURNING o.merchant_id, o.order_id, o.revision, o.waiting_since";

    private static final String WAITED_FOR =
            "SELECT DISTINCT waiting_for FROM payment_order WHERE waiting_since IS NOT NULL AND waiting_for IS NOT NULL";

    private final Statements statements;
    private final String process;

    /** @param process the name of this process */
    OrderClaims(Statements statements, String process) {
        this.statements = statements;
        this.process = process;
    }

    boolean isHeld(Order order) {
        return statements.run(IS_HELD, statement -> {
            new Parameters(statement)
                    .text(order.key().merchant().value())
                    .text(order.key().order().value())
                    .number((Integer) order.revision())
                    .text(process);
            try (ResultSet held = statement.executeQuery()) {
                return held.next();
            }
        });
    }

    Seq<Claim> claim(Due due) {
        String acquirer = due.acquirer().map(AcquirerName::value).getOrNull();
        Seq<Waiting> claimed = statements.run(CLAIM, statement -> {
            new Parameters(statement)
                    .text(acquirer)
                    .text(acquirer)
                    .time(due.waitingBefore())
                    .number((Integer) due.limit())
                    .text(process)
                    .span(due.term());
            return Fields.all(
                    statement.executeQuery(),
                    row -> new Waiting(new Claim(JdbcOrders.key(row), (int) row.count()), row.moment()));
        });
        // An update tells of its rows in any order.
        return claimed.sortBy(Waiting::since).map(Waiting::claim);
    }

    private record Waiting(Claim claim, Instant since) {}

    Set<AcquirerName> waitedFor() {
        return statements.run(
                WAITED_FOR,
                // A name that no acquirer can have is somebody else's: it must not keep the others from being waited
                // for.
                statement -> Fields.all(statement.executeQuery(), row -> AcquirerName.parse(row.name()))
                        .flatMap(name -> name)
                        .toSet());
    }
}

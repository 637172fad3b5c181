package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.sql.Fields;
import io.paysession.adapter.persistence.sql.Parameters;
import io.paysession.adapter.persistence.sql.Statements;
import io.paysession.application.port.Orders.PayersDue;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.Seq;
import java.time.Duration;

/** Which process looks for which payer who was sent away, by the database's clock. Every method is exactly one statement. */
final class PayerClaims {
    private static final String AWAY = "type = 'AUTHENTICATION' AND code = 'PENDING' AND (payer_sought_at IS NULL"
            + " OR payer_sought_at <= clock_timestamp() - ? * interval '1 millisecond')";

    /** Rows that somebody is just writing to are skipped: there is a next time. */
    private static final String CLAIM_SOME =
            "WITH due AS (SELECT merchant_id, order_id, transaction_id FROM payment_transaction WHERE " + AWAY
                    + " AND (?::text IS NULL OR acquirer = ?) AND settled_at > ? AND settled_at < ?"
                    + " ORDER BY settled_at LIMIT ? FOR UPDATE SKIP LOCKED)"
                    + " UPDATE payment_transaction t SET payer_sought_at = clock_timestamp() FROM due"
                    + " WHERE (t.merchant_id, t.order_id, t.transaction_id)"
                    + " = (due.merchant_id, due.order_id, due.transaction_id)"
                    + " RETURNING t.merchant_id, t.order_id, t.transaction_id";

    private static final String CLAIM_ONE = "UPDATE payment_transaction SET payer_sought_at = clock_timestamp() WHERE "
            + AWAY + " AND merchant_id = ? AND order_id = ? AND transaction_id = ?";

    private final Statements statements;

    PayerClaims(Statements statements) {
        this.statements = statements;
    }

    Seq<Reference> claim(PayersDue due) {
        String acquirer = due.acquirer().map(AcquirerName::value).getOrNull();
        return statements.run(CLAIM_SOME, statement -> {
            new Parameters(statement)
                    .span(due.unaskedFor())
                    .text(acquirer)
                    .text(acquirer)
                    .time(due.sentAfter())
                    .time(due.sentBefore())
                    .number((Integer) due.limit());
            return Fields.all(
                    statement.executeQuery(), row -> new Reference(JdbcOrders.key(row), new TransactionId(row.name())));
        });
    }

    boolean claim(Reference payer, Duration unaskedFor) {
        return statements.run(CLAIM_ONE, statement -> {
            new Parameters(statement)
                    .span(unaskedFor)
                    .text(payer.order().merchant().value())
                    .text(payer.order().order().value())
                    .text(payer.transaction().value());
            return statement.executeUpdate() == 1;
        });
    }
}

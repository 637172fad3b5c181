package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The two ledgers that must agree: our orders, and what the sandbox acquirer has really done. */
public record Books(PostgresServer database, Shop shop) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Waits until the outcome of every transaction is known for good. */
    public void awaitSettled() {
        Await.until(
                PATIENCE,
                "every transaction is settled",
                () -> database.query("SELECT count(*) FROM payment_order WHERE waiting_since IS NOT NULL")
                        .equals("0"));
    }

    /** Each order says of itself exactly what the acquirer has done; returns how many there are. */
    public int assertAgree() {
        Map<String, String> acquirer = new TreeMap<>();
        for (String row : database.queryAll("SELECT order_id || '\t'"
                + " || coalesce(sum(amount) FILTER (WHERE operation IN ('PAY', 'AUTHORIZE')), 0) || ' '"
                + " || coalesce(sum(amount) FILTER (WHERE operation IN ('PAY', 'CAPTURE')), 0) || ' '"
                + " || coalesce(sum(amount) FILTER (WHERE operation = 'REFUND'), 0)"
                + " FROM sandbox.ledger WHERE outcome = 'APPROVED' GROUP BY order_id")) {
            acquirer.put(row.substring(0, row.indexOf('\t')), row.substring(row.indexOf('\t') + 1));
        }
        Map<String, String> ours = new TreeMap<>();
        for (String order : database.queryAll("SELECT order_id FROM payment_order")) {
            Gateway.Answer answer = shop.retrieve(order);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            String totals = cents(answer, "totalAuthorizedAmount") + " " + cents(answer, "totalCapturedAmount") + " "
                    + cents(answer, "totalRefundedAmount");
            if (!totals.equals("0 0 0")) {
                ours.put(order, totals);
            }
        }
        assertThat(ours).isEqualTo(acquirer);
        return ours.size();
    }

    private static long cents(Gateway.Answer answer, String name) {
        return new BigDecimal(answer.first(name)).movePointRight(2).longValueExact();
    }
}

package io.paysession.adapter.persistence.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.seal.PlainText;
import io.vavr.collection.List;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What ciphertexts in existing databases are bound to: another text, and nothing that is stored can be read any more. */
class OrderRowTest {
    private static final String BEHIND_IDENTITY =
            "1:0\n3:PAY\n7:PAYMENT\n4:1000\n-\n7:SANDBOX\n7:SETTLED\n8:APPROVED\n7:1000000\n7:2000000\n2:k1\n6:digest\n";

    @Test
    void a_transaction_is_bound_to_what_tells_it_from_others_and_to_all_that_is_plain_but_key_and_salt() {
        TransactionRow row = transaction();
        assertThat(row.plain()).isEqualTo(PlainText.of("1:M\n3:o-1\n1:t\n") + BEHIND_IDENTITY);
        assertThat(row.identity()).isEqualTo("1:M\n3:o-1\n1:t\n");
    }

    @Test
    void an_order_is_bound_to_all_that_is_plain_of_it_and_of_its_transactions() {
        OrderRow row = new OrderRow();
        row.merchantId = "M";
        row.orderId = "o-1";
        row.revision = 3;
        row.status = "CAPTURED";
        row.currency = "EUR";
        row.amount = 1000;
        row.authorized = 900;
        row.captured = 800;
        row.refunded = 70;
        row.createdAt = Instant.ofEpochSecond(1);
        row.updatedAt = Instant.ofEpochSecond(2);
        row.waitingSince = null;
        row.keyId = "key";
        row.salt = new byte[1];
        row.content = new byte[2];
        assertThat(row.plain(List.of(transaction())))
                .isEqualTo("1:M\n3:o-1\n1:3\n8:CAPTURED\n3:EUR\n4:1000\n3:900\n3:800\n2:70\n7:1000000\n7:2000000\n-\n"
                        + PlainText.of(transaction().plain()));
    }

    private static TransactionRow transaction() {
        TransactionRow row = new TransactionRow();
        row.merchantId = "M";
        row.orderId = "o-1";
        row.transactionId = "t";
        row.position = 0;
        row.operation = "PAY";
        row.type = "PAYMENT";
        row.amount = 1000;
        row.targetId = null;
        row.acquirer = "SANDBOX";
        row.state = "SETTLED";
        row.code = "APPROVED";
        row.askedAt = Instant.ofEpochSecond(1);
        row.settledAt = Instant.ofEpochSecond(2);
        row.requestKeyId = "k1";
        row.requestDigest = "digest";
        row.keyId = "key";
        row.salt = new byte[1];
        row.content = new byte[2];
        return row;
    }
}

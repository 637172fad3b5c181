package io.paysession.adapter.persistence.order;

import io.paysession.adapter.persistence.seal.Columns;
import io.paysession.adapter.persistence.seal.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored transaction of an order. */
@Entity
@Immutable
@IdClass(TransactionRow.Key.class)
@Table(name = "payment_transaction")
@SuppressWarnings("NullAway.Init")
class TransactionRow {
    /** One after the other, as statements name them. */
    static final Columns<TransactionRow> COLUMNS = Columns.of(TransactionRow::new)
            .uncovered()
            .text("merchant_id", row -> row.merchantId, (row, value) -> row.merchantId = value)
            .text("order_id", row -> row.orderId, (row, value) -> row.orderId = value)
            .text("transaction_id", row -> row.transactionId, (row, value) -> row.transactionId = value)
            .covered()
            .integer("position", row -> row.position, (row, value) -> row.position = value)
            .text("operation", row -> row.operation, (row, value) -> row.operation = value)
            .text("type", row -> row.type, (row, value) -> row.type = value)
            .number("amount", row -> row.amount, (row, value) -> row.amount = value)
            .maybeText("target_id", row -> row.targetId, (row, value) -> row.targetId = value)
            .text("acquirer", row -> row.acquirer, (row, value) -> row.acquirer = value)
            .text("state", row -> row.state, (row, value) -> row.state = value)
            .maybeText("code", row -> row.code, (row, value) -> row.code = value)
            .time("asked_at", row -> row.askedAt, (row, value) -> row.askedAt = value)
            .maybeTime("settled_at", row -> row.settledAt, (row, value) -> row.settledAt = value)
            .text("request_key_id", row -> row.requestKeyId, (row, value) -> row.requestKeyId = value)
            .text("request_digest", row -> row.requestDigest, (row, value) -> row.requestDigest = value)
            .uncovered()
            .text("key_id", row -> row.keyId, (row, value) -> row.keyId = value)
            .bytes("salt", row -> row.salt, (row, value) -> row.salt = value)
            .bytes("content", row -> row.content, (row, value) -> row.content = value);

    /** What identifies it. */
    record Key(String merchantId, String orderId, String transactionId) implements Serializable {}

    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Id
    @Column(name = "order_id", columnDefinition = "text")
    String orderId;

    @Id
    @Column(name = "transaction_id", columnDefinition = "text")
    String transactionId;

    @Column(name = "position")
    int position;

    @Column(name = "operation", columnDefinition = "text")
    String operation;

    @Column(name = "type", columnDefinition = "text")
    String type;

    @Column(name = "amount")
    long amount;

    @Column(name = "target_id", columnDefinition = "text")
    @Nullable
    String targetId;

    @Column(name = "acquirer", columnDefinition = "text")
    String acquirer;

    @Column(name = "state", columnDefinition = "text")
    String state;

    @Column(name = "code", columnDefinition = "text")
    @Nullable
    String code;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Column(name = "request_key_id", columnDefinition = "text")
    String requestKeyId;

    @Column(name = "request_digest", columnDefinition = "text")
    String requestDigest;

    @Column(name = "key_id", columnDefinition = "text")
    String keyId;

    @Column(name = "salt")
    byte[] salt;

    @Column(name = "content")
    byte[] content;

    /** What tells its data key from those of all other transactions. */
    String identity() {
        return PlainText.of(merchantId, orderId, transactionId);
    }

    /** Everything that is stored in the clear but key and salt: the ciphertexts of row and order are bound to it. */
    String plain() {
        return COLUMNS.cover(new PlainText().with(identity()), this).toString();
    }
}

package io.paysession.adapter.persistence.order;

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
        return new PlainText()
                .with(identity())
                .with(position)
                .with(operation)
                .with(type)
                .with(amount)
                .with(targetId)
                .with(acquirer)
                .with(state)
                .with(code)
                .with(askedAt)
                .with(settledAt)
                .with(requestKeyId)
                .with(requestDigest)
                .toString();
    }
}

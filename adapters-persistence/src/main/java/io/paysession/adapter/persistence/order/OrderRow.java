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

/** A stored order, without its transactions. The statements are our own, see {@link OrderStatements}. */
@Entity
@Immutable
@IdClass(OrderRow.Key.class)
@Table(name = "payment_order")
@SuppressWarnings("NullAway.Init")
class OrderRow {
    /** One after the other, as statements name them. */
    static final Columns<OrderRow> COLUMNS = Columns.of(OrderRow::new)
            .text("merchant_id", row -> row.merchantId, (row, value) -> row.merchantId = value)
            .text("order_id", row -> row.orderId, (row, value) -> row.orderId = value)
            .integer("revision", row -> row.revision, (row, value) -> row.revision = value)
            .text("status", row -> row.status, (row, value) -> row.status = value)
            .text("currency", row -> row.currency, (row, value) -> row.currency = value)
            .number("amount", row -> row.amount, (row, value) -> row.amount = value)
            .number("authorized", row -> row.authorized, (row, value) -> row.authorized = value)
            .number("captured", row -> row.captured, (row, value) -> row.captured = value)
            .number("refunded", row -> row.refunded, (row, value) -> row.refunded = value)
            .time("created_at", row -> row.createdAt, (row, value) -> row.createdAt = value)
            .time("updated_at", row -> row.updatedAt, (row, value) -> row.updatedAt = value)
            .maybeTime("waiting_since", row -> row.waitingSince, (row, value) -> row.waitingSince = value)
            .uncovered()
            .text("key_id", row -> row.keyId, (row, value) -> row.keyId = value)
            .bytes("salt", row -> row.salt, (row, value) -> row.salt = value)
            .bytes("content", row -> row.content, (row, value) -> row.content = value);

    /** What identifies it. */
    record Key(String merchantId, String orderId) implements Serializable {}

    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Id
    @Column(name = "order_id", columnDefinition = "text")
    String orderId;

    @Column(name = "revision")
    int revision;

    @Column(name = "status", columnDefinition = "text")
    String status;

    @Column(name = "currency", columnDefinition = "text")
    String currency;

    @Column(name = "amount")
    long amount;

    @Column(name = "authorized")
    long authorized;

    @Column(name = "captured")
    long captured;

    @Column(name = "refunded")
    long refunded;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "waiting_since")
    @Nullable
    Instant waitingSince;

    @Column(name = "key_id", columnDefinition = "text")
    String keyId;

    @Column(name = "salt")
    byte[] salt;

    @Column(name = "content")
    byte[] content;

    /** What tells its data key from those of all other orders. */
    String identity() {
        return PlainText.of(merchantId, orderId);
    }

    /**
     * Everything that is stored in the clear but the salt, and what is plain of all its transactions: nobody with access
     * to the tables can change a total, drop a transaction, or put an earlier state of one in its place.
     */
    String plain(Iterable<TransactionRow> transactions) {
        PlainText text = COLUMNS.cover(new PlainText(), this);
        for (TransactionRow transaction : transactions) {
            text.with(transaction.plain());
        }
        return text.toString();
    }
}

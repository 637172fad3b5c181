package io.paysession.adapter.persistence.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A name that is one order's, or one transaction's, only. The statements are our own, see {@link ReferenceStatements}. */
@Entity
@Immutable
@IdClass(ReferenceRow.Key.class)
@Table(name = "payment_reference")
@SuppressWarnings("NullAway.Init")
class ReferenceRow {
    /** What identifies it. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: no row is read by it.
    record Key(String merchantId, String kind, byte[] hash) implements Serializable {}

    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Id
    @Column(name = "kind", columnDefinition = "text")
    String kind;

    @Id
    @Column(name = "hash")
    byte[] hash;

    @Column(name = "order_id", columnDefinition = "text")
    String orderId;

    @Column(name = "transaction_id", columnDefinition = "text")
    @Nullable
    String transactionId;

    @Column(name = "key_id", columnDefinition = "text")
    String keyId;
}

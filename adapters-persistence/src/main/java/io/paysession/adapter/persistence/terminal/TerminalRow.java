package io.paysession.adapter.persistence.terminal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A terminal, registered or removed. Hibernate checks at start that the table looks like this; the statements are our
 * own.
 */
@Entity
@Immutable
@IdClass(TerminalRow.Key.class)
@Table(name = "terminal")
@SuppressWarnings("NullAway.Init")
class TerminalRow {
    /** What identifies it. */
    record Key(String merchantId, String terminalId) implements Serializable {}

    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Id
    @Column(name = "terminal_id", columnDefinition = "text")
    String terminalId;

    @Column(name = "family", columnDefinition = "text")
    String family;

    @Nullable
    @Column(name = "place", columnDefinition = "text")
    String place;

    @Column(name = "address", columnDefinition = "text")
    @Nullable
    String address;

    @Column(name = "currency", columnDefinition = "text")
    String currency;

    @Column(name = "status", columnDefinition = "text")
    String status;

    @Column(name = "lease_holder", columnDefinition = "text")
    @Nullable
    String leaseHolder;

    @Column(name = "lease_epoch")
    long leaseEpoch;

    @Column(name = "lease_until")
    @Nullable
    Instant leaseUntil;

    @Column(name = "attended_at")
    @Nullable
    Instant attendedAt;

    @Column(name = "wished_at")
    @Nullable
    Instant askedAt;

    @Column(name = "device_serial", columnDefinition = "text")
    @Nullable
    String deviceSerial;

    @Column(name = "found_serial", columnDefinition = "text")
    @Nullable
    String foundSerial;

    @Column(name = "replaced_at")
    @Nullable
    Instant replacedAt;

    @Column(name = "device_generation")
    int deviceGeneration;

    @Column(name = "silence", columnDefinition = "text")
    String silence = "UNHEARD";

    @Column(name = "last_position")
    long lastPosition;
}

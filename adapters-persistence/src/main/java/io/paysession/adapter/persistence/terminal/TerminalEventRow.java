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

/** Something that happened on a terminal. Hibernate checks at start that the table looks like this. */
@Entity
@Immutable
@IdClass(TerminalEventRow.Key.class)
@Table(name = "terminal_event")
@SuppressWarnings("NullAway.Init")
class TerminalEventRow {
    /** What identifies it. */
    record Key(String merchantId, String terminalId, long position) implements Serializable {}

    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Id
    @Column(name = "terminal_id", columnDefinition = "text")
    String terminalId;

    @Id
    @Column(name = "position")
    long position;

    @Column(name = "at")
    Instant at;

    @Column(name = "epoch")
    long epoch;

    @Column(name = "session_id", columnDefinition = "text")
    @Nullable
    String sessionId;

    @Column(name = "step")
    @Nullable
    Integer step;

    @Column(name = "status", columnDefinition = "text")
    @Nullable
    String status;

    @Column(name = "reason", columnDefinition = "text")
    @Nullable
    String reason;

    @Column(name = "terminal_number")
    @Nullable
    Long terminalNumber;

    @Column(name = "ceiling")
    @Nullable
    Long ceiling;

    @Column(name = "metered")
    @Nullable
    Long metered;

    @Column(name = "new_total")
    @Nullable
    Long newTotal;

    @Column(name = "final_amount")
    @Nullable
    Long finalAmount;

    @Column(name = "terminal_status", columnDefinition = "text")
    @Nullable
    String terminalStatus;
}

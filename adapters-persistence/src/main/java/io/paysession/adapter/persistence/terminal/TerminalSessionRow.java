package io.paysession.adapter.persistence.terminal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored terminal session, flat. Hibernate checks at start that the table looks like this. */
@Entity
@Immutable
@IdClass(TerminalSessionRow.Key.class)
@Table(name = "terminal_session")
@SuppressWarnings("NullAway.Init")
class TerminalSessionRow {
    /** What identifies it. */
    record Key(String merchantId, String terminalId, String sessionId) implements Serializable {}

    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Id
    @Column(name = "terminal_id", columnDefinition = "text")
    String terminalId;

    @Id
    @Column(name = "session_id", columnDefinition = "text")
    String sessionId;

    @Column(name = "reference", columnDefinition = "text")
    String reference;

    @Column(name = "number")
    long number;

    @Column(name = "amount")
    @Nullable
    Long amount;

    @Column(name = "currency", columnDefinition = "text")
    String currency;

    @Column(name = "mode", columnDefinition = "text")
    String mode;

    @Column(name = "disposal_within", columnDefinition = "numeric")
    BigDecimal disposalWithin;

    @Column(name = "disposal_action", columnDefinition = "text")
    String disposalAction;

    @Column(name = "disposal_amount")
    @Nullable
    Long disposalAmount;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "state", columnDefinition = "text")
    String state;

    @Column(name = "status", columnDefinition = "text")
    String status;

    @Column(name = "phase", columnDefinition = "text")
    String phase;

    @Column(name = "step")
    int step;

    @Column(name = "at")
    Instant at;

    @Column(name = "reason", columnDefinition = "text")
    String reason;

    @Column(name = "card_read")
    boolean cardRead;

    @Column(name = "card_hash", columnDefinition = "text")
    @Nullable
    String cardHash;

    @Column(name = "masked_pan", columnDefinition = "text")
    @Nullable
    String maskedPan;

    @Column(name = "terminal_number")
    @Nullable
    Long terminalNumber;

    @Column(name = "ceiling")
    @Nullable
    Long ceiling;

    @Column(name = "approved_at")
    @Nullable
    Instant approvedAt;

    @Column(name = "terminal_deadline")
    @Nullable
    Instant terminalDeadline;

    @Column(name = "metered")
    @Nullable
    Long metered;

    @Column(name = "new_total")
    @Nullable
    Long newTotal;

    @Column(name = "dispose_by")
    @Nullable
    Instant disposeBy;

    @Column(name = "due_within", columnDefinition = "numeric")
    @Nullable
    BigDecimal dueWithin;

    @Column(name = "due_action", columnDefinition = "text")
    @Nullable
    String dueAction;

    @Column(name = "due_amount")
    @Nullable
    Long dueAmount;

    @Column(name = "final_amount")
    @Nullable
    Long finalAmount;

    @Column(name = "failures")
    @Nullable
    Integer failures;

    @Column(name = "next_attempt")
    @Nullable
    Instant nextAttempt;

    @Column(name = "confirmed")
    @Nullable
    Boolean confirmed;

    @Column(name = "attention")
    boolean attention;

    @Column(name = "unknown_until")
    @Nullable
    Instant unknownUntil;

    @Column(name = "waits_until")
    @Nullable
    Instant waitsUntil;

    @Column(name = "card_reader", columnDefinition = "text")
    @Nullable
    String cardReader;

    /** Absent for a bank card, and for whatever was read before types were told. */
    @Column(name = "card_type", columnDefinition = "text")
    @Nullable
    String cardType;

    /** 0 if absent. */
    @Column(name = "card_generation")
    @Nullable
    Integer cardGeneration;

    @Column(name = "former_status", columnDefinition = "text")
    @Nullable
    String formerStatus;

    @Column(name = "wanted_amount")
    @Nullable
    Long wantedAmount;

    @Column(name = "taken_amount")
    @Nullable
    Long takenAmount;

    @Column(name = "timeout_action", columnDefinition = "text")
    @Nullable
    String timeoutAction;

    @Column(name = "tries_left")
    @Nullable
    Integer triesLeft;

    @Column(name = "first_position")
    long firstPosition;

    @Column(name = "last_position")
    long lastPosition;
}

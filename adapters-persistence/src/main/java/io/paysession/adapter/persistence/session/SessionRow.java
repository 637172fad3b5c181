package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.sql.DamagedDataException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A stored session. Hibernate checks at start that the table looks like this; the statements are our own, because
 * {@link JdbcSessions} promises exactly one for each call.
 */
@Entity
@Immutable
@Table(name = "payment_session")
@SuppressWarnings("NullAway.Init")
class SessionRow {
    @Id
    @Column(name = "id_hash")
    byte[] idHash;

    @Column(name = "key_id", columnDefinition = "text")
    String keyId;

    @Column(name = "salt")
    byte[] salt;

    @Column(name = "merchant_id", columnDefinition = "text")
    String merchantId;

    @Column(name = "version", columnDefinition = "text")
    String version;

    @Column(name = "update_status", columnDefinition = "text")
    String updateStatus;

    @Column(name = "authentications_allowed")
    short authenticationsAllowed;

    @Column(name = "authentications_used")
    short authenticationsUsed;

    @Column(name = "api_version")
    short apiVersion;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "revision")
    int revision;

    @Column(name = "content")
    byte[] content;

    /** Encrypted apart from the content; null if there is none, or if the row is from a release that kept it there. */
    @Column(name = "security_code")
    byte @Nullable [] securityCode;

    /** What the security code takes to be decrypted, from a table of its own; null if it has been used. */
    @Transient
    byte @Nullable [] codeKey;

    /**
     * Everything that is stored in the clear, except for the salt, which the data key depends on: the ciphertext is
     * bound to it, so that nobody with access to the table can prolong a session, reset its counter, or put the
     * content of another row or of an earlier version in its place, nor take its security code away.
     *
     * @throws DamagedDataException if a time is one that no session can have
     */
    byte[] associatedData() {
        String text = String.join(
                "\n",
                keyId,
                merchantId,
                version,
                updateStatus,
                Short.toString(authenticationsAllowed),
                Short.toString(authenticationsUsed),
                Short.toString(apiVersion),
                Long.toString(micros(createdAt)),
                Long.toString(micros(expiresAt)),
                Integer.toString(revision));
        // So it was before there was a column for it: those rows can still be opened.
        String whether = securityCode == null ? "" : "\nsecurity code";
        byte[] bytes = (text + whether).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(idHash.length + bytes.length)
                .put(idHash)
                .put(bytes)
                .array();
    }

    /** Whether there is a security code apart from the content. */
    boolean hasCode() {
        return securityCode != null;
    }

    private static long micros(Instant time) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, time);
        } catch (ArithmeticException beyond) {
            throw new DamagedDataException("A stored session has a time that no session can have");
        }
    }
}

package io.paysession.adapter.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;

/**
 * A stored session. Hibernate checks at start that the table looks like this; the statements are our own, because
 * {@link JpaSessions} promises exactly one for each call.
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

    /**
     * Everything that is stored in the clear, except for the salt, which the data key depends on: the ciphertext is
     * bound to it, so that nobody with access to the table can prolong a session, reset its counter, or put the
     * content of another row or of an earlier version in its place.
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
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(idHash.length + bytes.length)
                .put(idHash)
                .put(bytes)
                .array();
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}

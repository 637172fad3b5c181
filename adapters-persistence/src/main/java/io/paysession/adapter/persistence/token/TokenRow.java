package io.paysession.adapter.persistence.token;

import io.paysession.adapter.persistence.seal.PlainText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.HexFormat;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored token. */
@Entity
@Immutable
@IdClass(TokenRow.Key.class)
@Table(name = "payment_token")
@SuppressWarnings("NullAway.Init")
class TokenRow {
    /** What identifies it. */
    record Key(String repository, String token) implements Serializable {}

    @Id
    @Column(name = "repository", columnDefinition = "text")
    String repository;

    @Id
    @Column(name = "token", columnDefinition = "text")
    String token;

    @Column(name = "position")
    long position;

    @Column(name = "card_hash")
    byte @Nullable [] cardHash;

    @Column(name = "valid")
    boolean valid;

    @Column(name = "verified", columnDefinition = "text")
    String verified;

    @Column(name = "updated_by", columnDefinition = "text")
    String updatedBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "last_used_at")
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revision")
    int revision;

    @Column(name = "key_id", columnDefinition = "text")
    String keyId;

    @Column(name = "salt")
    byte[] salt;

    @Column(name = "content")
    byte[] content;

    /** What tells its data key from those of all other tokens. */
    String identity() {
        return PlainText.of(repository, token);
    }

    /**
     * Everything that is stored in the clear and changes only with the content: not when it was used last, and not its
     * place among the others.
     */
    String plain() {
        return new PlainText()
                .with(identity())
                .with(cardHash == null ? null : HexFormat.of().formatHex(cardHash))
                .with(valid ? "valid" : "invalid")
                .with(verified)
                .with(updatedBy)
                .with(updatedAt)
                .with(revision)
                .toString();
    }
}

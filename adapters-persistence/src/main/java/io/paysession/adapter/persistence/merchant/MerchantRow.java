package io.paysession.adapter.persistence.merchant;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.vavr.collection.List;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A stored merchant: with at most two passwords, two pairs of columns are simpler than rows of their own. */
@Entity
@Table(name = "merchant")
@SuppressWarnings("NullAway.Init")
class MerchantRow {
    @Id
    @Column(name = "merchant_id", columnDefinition = "text")
    String id;

    @Column(name = "newest_key_id", columnDefinition = "text")
    String newestKeyId;

    @Column(name = "newest_hash", columnDefinition = "text")
    String newestHash;

    @Column(name = "previous_key_id", columnDefinition = "text")
    @Nullable
    String previousKeyId;

    @Column(name = "previous_hash", columnDefinition = "text")
    @Nullable
    String previousHash;

    /** None for those of a new merchant. */
    @Column(name = "settings", columnDefinition = "text")
    @Nullable
    String settings;

    Merchant merchant() {
        List<PasswordHash> newest = List.of(new PasswordHash(newestKeyId, newestHash));
        return new Merchant(
                new MerchantId(id),
                previousKeyId == null || previousHash == null
                        ? newest
                        : newest.append(new PasswordHash(previousKeyId, previousHash)),
                SettingsContent.read(settings));
    }
}

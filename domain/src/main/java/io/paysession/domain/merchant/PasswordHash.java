package io.paysession.domain.merchant;

/**
 * A keyed hash of an API password. The domain never sees how it is made; it only keeps it.
 *
 * @param keyId names the key that made the hash
 * @param hash  the hash, in the writing of whoever made it
 */
public record PasswordHash(String keyId, String hash) {
    @Override
    public String toString() {
        return "PasswordHash[keyId=" + keyId + "]";
    }
}

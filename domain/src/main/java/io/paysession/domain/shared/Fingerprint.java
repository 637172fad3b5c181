package io.paysession.domain.shared;

/**
 * A keyed digest of something that must not be stored itself: two are compared, nothing can be read from one. The domain
 * never sees how it is made; it only keeps it.
 *
 * @param keyId names the key that made the digest
 * @param value the digest, in the writing of whoever made it
 */
public record Fingerprint(String keyId, String value) {
    @Override
    public String toString() {
        return "Fingerprint[keyId=" + keyId + "]";
    }
}

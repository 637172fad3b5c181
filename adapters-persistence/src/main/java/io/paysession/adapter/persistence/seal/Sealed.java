package io.paysession.adapter.persistence.seal;

/**
 * An encrypted content and what it takes, besides the master key, to decrypt it.
 *
 * @param keyId   names the master key
 * @param salt    random, another one for each content
 * @param content the ciphertext
 */
public record Sealed(String keyId, byte[] salt, byte[] content) {
    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}

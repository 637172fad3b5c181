package io.paysession.domain.session;

import java.util.Arrays;
import java.util.Base64;

/**
 * The session's own key: decrypts what reaches the merchant's server through the payer's browser. Only the answer to
 * Create Session shows it (source: gateway-api 2.1). It prints as {@code ***}.
 */
public final class Aes256Key {
    /** Its length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Aes256Key(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param bytes 32 bytes; they are copied
     * @return the key, which no longer prints itself
     * @throws IllegalArgumentException unless there are {@link #BYTES} bytes
     */
    public static Aes256Key of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("An AES-256 key has 32 bytes");
        }
        return new Aes256Key(bytes.clone());
    }

    /** {@return the key; secret} */
    public byte[] reveal() {
        return bytes.clone();
    }

    /** {@return the key in the wire's form, 44 characters; secret} */
    public String revealBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Aes256Key key && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "***";
    }
}

package io.paysession.adapter.rest.order;

import io.paysession.domain.session.Aes256Key;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A text that only who has the session's key can read: AES-256-GCM (source: gateway-api 3.7). The nonce is made of the text
 * and the key: the same text is sealed the same way when a request is repeated, and no nonce serves two texts.
 *
 * @param ciphertext Base64
 * @param nonce      Base64 of 12 bytes
 * @param tag        Base64 of 16 bytes
 */
record SealedText(String ciphertext, String nonce, String tag) {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    static SealedText of(Aes256Key key, byte[] plaintext) {
        byte[] secret = key.reveal();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] nonce = Arrays.copyOf(mac.doFinal(plaintext), NONCE_BYTES);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(secret, "AES"),
                    new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            byte[] sealed = cipher.doFinal(plaintext);
            int length = sealed.length - TAG_BYTES;
            return new SealedText(
                    base64(Arrays.copyOf(sealed, length)),
                    base64(nonce),
                    base64(Arrays.copyOfRange(sealed, length, sealed.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM and HmacSHA256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

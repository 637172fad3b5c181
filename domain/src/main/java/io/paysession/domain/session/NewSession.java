package io.paysession.domain.session;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;

/**
 * What a session is created from.
 *
 * @param merchant   whose it is
 * @param apiVersion the API version of the request
 * @param allowed    how many session-authenticated operations to allow, 0 to 25
 * @param fields     what it holds from the start
 * @param random     {@link #RANDOM_BYTES} bytes from a secure source
 */
public record NewSession(MerchantId merchant, ApiVersion apiVersion, int allowed, RequestFields fields, byte[] random) {
    /** For the identifier, the first version and the AES key. */
    public static final int RANDOM_BYTES = SessionId.RANDOM_BYTES + 4 + Aes256Key.BYTES;

    /** @throws IllegalArgumentException if the source has given less random bytes, or more */
    public NewSession {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException(
                    "A new session is made from " + RANDOM_BYTES + " random bytes, not from " + random.length);
        }
    }
}

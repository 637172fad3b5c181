package io.paysession.domain.authentication;

import io.paysession.domain.session.Aes256Key;
import io.vavr.control.Option;

/**
 * Where the payer's browser is sent with the result.
 *
 * @param url    the request's {@code authentication.redirectResponseUrl}
 * @param key    seals the result: the key of the session that authenticated the payer, kept because the session may be gone
 *               when the payer has answered, and only until then; none if the merchant asked. Secret
 * @param result the sealed result; none before there is one, and if there is no key
 */
public record PayerReturn(String url, Option<Aes256Key> key, Option<SealedResult> result) {
    /** A way back along which nothing has been sent. */
    public static PayerReturn to(String url, Option<Aes256Key> key) {
        return new PayerReturn(url, key, Option.none());
    }

    /** This way back with the sealed result in place of the key. */
    public PayerReturn sealed(Option<SealedResult> sealed) {
        return new PayerReturn(url, Option.none(), sealed);
    }
}

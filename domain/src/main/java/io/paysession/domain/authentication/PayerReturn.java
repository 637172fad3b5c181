package io.paysession.domain.authentication;

import io.paysession.domain.session.Aes256Key;
import io.vavr.control.Option;

/**
 * Where the payer's browser is sent with the result.
 *
 * @param url the request's {@code authentication.redirectResponseUrl}
 * @param key seals the result: the key of the session that authenticated the payer, kept because the session may be gone
 *            when the payer has answered, and dropped then; none if the merchant asked. Secret
 */
public record PayerReturn(String url, Option<Aes256Key> key) {}

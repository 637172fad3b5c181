package io.paysession.domain.authentication;

/**
 * An authentication's result that only the merchant can read: AES-256-GCM under the session's key (source: gateway-api
 * 3.7). All three in Base64.
 *
 * @param ciphertext the sealed JSON document
 * @param nonce      12 bytes
 * @param tag        16 bytes
 */
public record SealedResult(String ciphertext, String nonce, String tag) {}

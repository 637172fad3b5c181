package io.paysession.domain.merchant;

/**
 * A certificate that a client has shown and proven to own, issued by somebody whom the operator trusts.
 *
 * @param fingerprint its SHA-256, 64 lower-case hexadecimal digits
 * @param subject     the name of its owner, in one writing for all equal names
 */
public record ClientCertificate(String fingerprint, String subject) {}

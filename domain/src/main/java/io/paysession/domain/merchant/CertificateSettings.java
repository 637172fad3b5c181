package io.paysession.domain.merchant;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * What a merchant's clients may or must show besides a password (source: gateway-api 1.5, "Certificate").
 *
 * @param names the certificates that are the merchant's
 * @param use   what one of them is good for
 */
public record CertificateSettings(Set<CertificateName> names, Use use) {
    /** What a new merchant has: no certificate, and none needed. */
    public static final CertificateSettings DEFAULT = new CertificateSettings(HashSet.empty(), Use.SUFFICES);

    /** What a certificate is good for. */
    public enum Use {
        /** It is as good as a password: either will do. */
        SUFFICES,
        /** A password is nothing without it, also if no certificate is the merchant's any more. */
        REQUIRED
    }

    /**
     * {@return whether a request that shows no password is the merchant's}
     *
     * @param shown the certificate that the caller has proved to own; none if there was none
     */
    public boolean suffices(Option<ClientCertificate> shown) {
        return use == Use.SUFFICES && isOurs(shown);
    }

    /**
     * {@return whether a request that shows a right password is the merchant's}
     *
     * @param shown the certificate that the caller has proved to own; none if there was none
     */
    public boolean allowsPassword(Option<ClientCertificate> shown) {
        return use == Use.SUFFICES || isOurs(shown);
    }

    private boolean isOurs(Option<ClientCertificate> shown) {
        return shown.exists(certificate -> names.exists(name -> name.names(certificate)));
    }
}

package io.paysession.domain.merchant;

import io.vavr.control.Option;

/**
 * What certificates are told by.
 *
 * @param kind  whether by the certificate itself or by its owner's name
 * @param value the fingerprint or the subject, as a {@link ClientCertificate} has it
 */
public record CertificateName(Kind kind, String value) {
    private static final int FINGERPRINT_LENGTH = 64;

    /** What the value is. */
    public enum Kind {
        /** The fingerprint of exactly one certificate. */
        SHA256("sha256:"),
        /** The name of the owner: all certificates that say so, of everybody who issues them. */
        SUBJECT("subject:");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }
    }

    /**
     * {@return one certificate; none unless it is 64 hexadecimal digits, with colons or without}
     *
     * @param text the SHA-256 of a certificate
     */
    public static Option<CertificateName> ofFingerprint(String text) {
        String digits = text.replace(":", "").toLowerCase(java.util.Locale.ROOT);
        return Option.when(
                digits.length() == FINGERPRINT_LENGTH && digits.chars().allMatch(CertificateName::isHex),
                () -> new CertificateName(Kind.SHA256, digits));
    }

    /**
     * {@return all certificates of one owner}
     *
     * @param subject an owner's distinguished name
     */
    public static CertificateName ofSubject(String subject) {
        return new CertificateName(Kind.SUBJECT, subject);
    }

    /**
     * Reads what {@link #toString()} has written; none if that is not it.
     *
     * @param text a kind, a colon and a name
     * @return the name
     */
    public static Option<CertificateName> parse(String text) {
        return text.startsWith(Kind.SHA256.prefix)
                ? ofFingerprint(text.substring(Kind.SHA256.prefix.length()))
                : Option.when(
                        text.startsWith(Kind.SUBJECT.prefix),
                        () -> ofSubject(text.substring(Kind.SUBJECT.prefix.length())));
    }

    boolean names(ClientCertificate certificate) {
        return switch (kind) {
            case SHA256 -> certificate.fingerprint().equals(value);
            case SUBJECT -> certificate.subject().equals(value);
        };
    }

    private static boolean isHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    @Override
    public String toString() {
        return kind.prefix + value;
    }
}

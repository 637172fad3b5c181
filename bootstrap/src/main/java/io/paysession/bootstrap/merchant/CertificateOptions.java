package io.paysession.bootstrap.merchant;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.domain.merchant.CertificateChange;
import io.paysession.domain.merchant.CertificateName;
import io.paysession.domain.merchant.CertificateSettings;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The certificates of a merchant's clients. */
final class CertificateOptions {
    @Option(
            names = "--certificate",
            paramLabel = "SHA256|SUBJECT",
            description = "A client certificate that is this merchant's: its SHA-256 fingerprint in hexadecimal, or the"
                    + " subject of all that are, such as CN=shop,O=Shop Ltd. Repeatable.")
    private java.util.List<String> added = java.util.List.of();

    @Option(
            names = "--remove-certificate",
            paramLabel = "SHA256|SUBJECT",
            description = "One that is not any more. Repeatable.")
    private java.util.List<String> removed = java.util.List.of();

    @Option(
            names = "--certificate-use",
            paramLabel = "suffices|required",
            description = "Whether a certificate is enough without a password, or needed beside it.")
    private @Nullable String use;

    CertificateChange change() {
        return new CertificateChange(
                names("--certificate", added),
                names("--remove-certificate", removed),
                io.vavr.control.Option.of(use).map(CertificateOptions::use));
    }

    static String print(CertificateSettings settings) {
        return "certificates: "
                + (settings.names().isEmpty()
                        ? "none"
                        : settings.names()
                                .map(CertificateName::toString)
                                .toList()
                                .sorted()
                                .mkString("; "))
                + "; " + settings.use().name().toLowerCase(Locale.ROOT);
    }

    private static Set<CertificateName> names(String option, java.util.List<String> texts) {
        return HashSet.ofAll(texts).map(text -> name(option, text));
    }

    /** As it was given, or as it is printed. */
    private static CertificateName name(String option, String text) {
        return CertificateName.ofFingerprint(text)
                .orElse(() -> CertificateName.parse(text))
                .filter(name -> name.kind() == CertificateName.Kind.SHA256)
                .getOrElse(() -> CertificateName.ofSubject(subject(option, text.replaceFirst("^subject:", ""))));
    }

    /** In the one writing for all equal names, which is also what a shown certificate's subject is compared in. */
    private static String subject(String option, String text) {
        try {
            String subject = new X500Principal(text).getName(X500Principal.CANONICAL);
            if (!subject.isEmpty()) {
                return subject;
            }
        } catch (IllegalArgumentException notAName) {
            // As wrong as an empty one.
        }
        throw new StartException(option
                + " must be a SHA-256 fingerprint of 64 hexadecimal digits, or a subject such as CN=shop,O=Shop Ltd");
    }

    private static CertificateSettings.Use use(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "suffices" -> CertificateSettings.Use.SUFFICES;
            case "required" -> CertificateSettings.Use.REQUIRED;
            default -> throw new StartException("--certificate-use must be suffices or required");
        };
    }
}

package io.paysession.domain.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.CertificateSettings.Use;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class CertificateSettingsTest {
    private static final String DIGITS = "0a".repeat(32);
    private static final CertificateName ONE =
            CertificateName.ofFingerprint(DIGITS).get();
    private static final CertificateName OWNER = CertificateName.ofSubject("cn=shop");
    private static final Option<ClientCertificate> NONE = Option.none();
    private static final Option<ClientCertificate> SHOWN = Option.some(new ClientCertificate(DIGITS, "cn=shop"));
    private static final Option<ClientCertificate> OTHER =
            Option.some(new ClientCertificate("0b".repeat(32), "cn=other"));

    @Test
    void a_new_merchant_has_no_certificate_and_needs_none() {
        for (Option<ClientCertificate> shown : HashSet.of(NONE, SHOWN, OTHER)) {
            assertThat(CertificateSettings.DEFAULT.suffices(shown)).isFalse();
            assertThat(CertificateSettings.DEFAULT.allowsPassword(shown)).isTrue();
        }
    }

    @Test
    void a_certificate_suffices_by_its_fingerprint_or_by_its_owner() {
        for (CertificateName name : HashSet.of(ONE, OWNER)) {
            CertificateSettings settings = new CertificateSettings(HashSet.of(name), Use.SUFFICES);
            assertThat(settings.suffices(SHOWN)).isTrue();
            assertThat(settings.suffices(OTHER)).isFalse();
            assertThat(settings.suffices(NONE)).isFalse();
            assertThat(settings.allowsPassword(NONE)).isTrue();
        }
    }

    @Test
    void what_is_required_is_never_enough_and_stays_required_when_the_last_is_removed() {
        CertificateSettings settings = new CertificateSettings(HashSet.of(ONE), Use.REQUIRED);
        assertThat(settings.suffices(SHOWN)).isFalse();
        assertThat(settings.allowsPassword(SHOWN)).isTrue();
        assertThat(settings.allowsPassword(OTHER)).isFalse();
        assertThat(settings.allowsPassword(NONE)).isFalse();
        CertificateSettings removed =
                new CertificateChange(HashSet.empty(), HashSet.of(ONE), Option.none()).apply(settings);
        assertThat(removed.names()).isEmpty();
        assertThat(removed.allowsPassword(SHOWN)).isFalse();
    }

    @Test
    void reads_fingerprints_in_every_common_writing_and_what_it_has_written() {
        assertThat(CertificateName.ofFingerprint(String.join(":", java.util.Collections.nCopies(32, "0A"))))
                .contains(ONE);
        assertThat(CertificateName.ofFingerprint(DIGITS.substring(2))).isEmpty();
        assertThat(CertificateName.ofFingerprint("x".repeat(64))).isEmpty();
        assertThat(CertificateName.parse(ONE.toString())).contains(ONE);
        assertThat(CertificateName.parse(OWNER.toString())).contains(OWNER);
        assertThat(CertificateName.parse("cn=shop")).isEmpty();
    }
}

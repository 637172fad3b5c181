package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Fingerprints;
import io.paysession.application.port.Fingerprints.Purpose;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way to take keyed digests promises. Extend it and say how to make one. */
public abstract class FingerprintsContract {
    private static final String TEXT = "5123450000000008";

    /** {@return the digests under test} */
    protected abstract Fingerprints fingerprints();

    /** {@return the same after a rotation: another key is current, the one before can still be read} */
    protected abstract Fingerprints rotated();

    /** {@return one that has never heard of the key of {@link #fingerprints()}} */
    protected abstract Fingerprints stranger();

    @ParameterizedTest
    @EnumSource
    void recognises_the_text_and_no_other(Purpose purpose) {
        Fingerprint taken = fingerprints().take(purpose, TEXT);
        assertThat(fingerprints().matches(purpose, TEXT, taken)).isTrue();
        assertThat(fingerprints().matches(purpose, TEXT + " ", taken)).isFalse();
        assertThat(fingerprints().matches(purpose, "", taken)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void takes_the_same_digest_of_the_same_text(Purpose purpose) {
        assertThat(fingerprints().take(purpose, TEXT))
                .isEqualTo(fingerprints().take(purpose, TEXT))
                .isNotEqualTo(fingerprints().take(purpose, ""));
    }

    @Test
    void keeps_texts_apart_that_differ_in_an_accent_only() {
        Fingerprint taken = fingerprints().take(Purpose.REQUEST, "Gr\u00fc\u00dfe \ud83d\ude00");
        assertThat(fingerprints().matches(Purpose.REQUEST, "Gr\u00fc\u00dfe \ud83d\ude00", taken))
                .isTrue();
        assertThat(fingerprints().matches(Purpose.REQUEST, "Gru\u00dfe \ud83d\ude00", taken))
                .isFalse();
    }

    @Test
    void digests_for_different_purposes_have_nothing_to_do_with_each_other() {
        for (Purpose one : Purpose.values()) {
            for (Purpose other : List.of(Purpose.values()).remove(one)) {
                Fingerprint taken = fingerprints().take(one, TEXT);
                assertThat(fingerprints().matches(other, TEXT, taken)).isFalse();
                assertThat(fingerprints().take(other, TEXT).value()).isNotEqualTo(taken.value());
            }
        }
    }

    @Test
    void never_shows_the_text_or_the_digest() {
        Fingerprint taken = fingerprints().take(Purpose.CARD, TEXT);
        assertThat(taken.value()).doesNotContain(TEXT);
        assertThat(taken.toString()).doesNotContain(taken.value()).doesNotContain(TEXT);
    }

    @Test
    void still_reads_a_digest_from_before_a_rotation() {
        Fingerprint old = fingerprints().take(Purpose.REQUEST, TEXT);
        assertThat(rotated().matches(Purpose.REQUEST, TEXT, old)).isTrue();
        assertThat(rotated().matches(Purpose.REQUEST, "another", old)).isFalse();
        assertThat(rotated().take(Purpose.REQUEST, TEXT).keyId()).isNotEqualTo(old.keyId());
    }

    @Test
    void matches_nothing_under_an_unknown_key() {
        Fingerprint foreign = stranger().take(Purpose.REQUEST, TEXT);
        assertThat(fingerprints().matches(Purpose.REQUEST, TEXT, foreign)).isFalse();
        Fingerprint renamed =
                new Fingerprint(fingerprints().take(Purpose.REQUEST, TEXT).keyId(), foreign.value());
        assertThat(fingerprints().matches(Purpose.REQUEST, TEXT, renamed)).isFalse();
    }
}

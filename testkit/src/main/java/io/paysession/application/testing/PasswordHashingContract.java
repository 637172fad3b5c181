package io.paysession.application.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.PasswordHashing;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import org.junit.jupiter.api.Test;

/** What every way to hash API passwords promises. Extend it and say how to make one. */
public abstract class PasswordHashingContract {
    private static final MerchantId MERCHANT = new MerchantId("TESTSHOP01");
    private static final Secret PASSWORD = Secret.of("0123456789abcdef0123456789abcdef");

    /** {@return the hashing under test} */
    protected abstract PasswordHashing hashing();

    /** {@return the same after a rotation: another key is current, the one before can still be read} */
    protected abstract PasswordHashing rotated();

    /** {@return one that has never heard of the key of {@link #hashing()}} */
    protected abstract PasswordHashing stranger();

    @Test
    void recognises_the_password_and_no_other() {
        PasswordHash hash = hashing().hash(MERCHANT, PASSWORD);
        assertThat(hashing().matches(MERCHANT, PASSWORD, hash)).isTrue();
        assertThat(hashing().matches(MERCHANT, Secret.of("another"), hash)).isFalse();
        assertThat(hashing().matches(MERCHANT, Secret.of(""), hash)).isFalse();
    }

    @Test
    void gives_each_merchant_another_hash_of_the_same_password() {
        PasswordHash hash = hashing().hash(MERCHANT, PASSWORD);
        assertThat(hashing().matches(new MerchantId("TESTSHOP02"), PASSWORD, hash))
                .isFalse();
    }

    @Test
    void never_shows_the_password() {
        PasswordHash hash = hashing().hash(MERCHANT, PASSWORD);
        assertThat(hash.hash()).doesNotContain(PASSWORD.reveal());
        assertThat(hash.toString()).doesNotContain(hash.hash());
    }

    @Test
    void still_reads_a_hash_from_before_a_rotation_and_knows_that_it_is_old() {
        PasswordHash old = hashing().hash(MERCHANT, PASSWORD);
        assertThat(hashing().isCurrent(old)).isTrue();
        assertThat(rotated().matches(MERCHANT, PASSWORD, old)).isTrue();
        assertThat(rotated().isCurrent(old)).isFalse();
        assertThat(rotated().isCurrent(rotated().hash(MERCHANT, PASSWORD))).isTrue();
    }

    @Test
    void matches_nothing_under_an_unknown_key() {
        PasswordHash foreign = stranger().hash(MERCHANT, PASSWORD);
        assertThat(hashing().matches(MERCHANT, PASSWORD, foreign)).isFalse();
    }

    @Test
    void has_a_decoy_that_looks_like_a_hash_and_is_that_of_no_password() {
        PasswordHashing hashing = hashing();
        PasswordHash decoy = hashing.decoy();
        assertThat(decoy).isEqualTo(hashing.decoy());
        assertThat(decoy.keyId()).isEqualTo(hashing().hash(MERCHANT, PASSWORD).keyId());
        assertThat(decoy.hash())
                .hasSameSizeAs(hashing().hash(MERCHANT, PASSWORD).hash());
        assertThat(hashing().matches(MERCHANT, PASSWORD, decoy)).isFalse();
        assertThat(hashing().matches(MERCHANT, Secret.of(""), decoy)).isFalse();
    }
}

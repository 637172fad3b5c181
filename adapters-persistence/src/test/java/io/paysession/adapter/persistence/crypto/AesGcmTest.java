package io.paysession.adapter.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Rows written by Tink open, and Tink opens what is written here. */
class AesGcmTest {
    private static final byte[] ASSOCIATED = "columns".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key = Random.randBytes(32);

    @Test
    void reads_and_writes_what_Tink_writes_and_reads() throws GeneralSecurityException {
        AesGcmJce tink = new AesGcmJce(key);
        for (int length : new int[] {0, 1, 15, 16, 17, 500, 65_536}) {
            byte[] plain = Random.randBytes(length);
            assertThat(AesGcm.decrypt(key, tink.encrypt(plain, ASSOCIATED), ASSOCIATED))
                    .isEqualTo(plain);
            assertThat(tink.decrypt(AesGcm.encrypt(key, plain, ASSOCIATED), ASSOCIATED))
                    .isEqualTo(plain);
        }
    }

    @Test
    void takes_another_nonce_each_time() {
        byte[] plain = new byte[16];
        assertThat(Arrays.copyOf(AesGcm.encrypt(key, plain, ASSOCIATED), 12))
                .isNotEqualTo(Arrays.copyOf(AesGcm.encrypt(key, plain, ASSOCIATED), 12));
    }

    @Test
    void refuses_what_is_cut_short_or_changed() {
        byte[] sealed = AesGcm.encrypt(key, new byte[3], ASSOCIATED);
        for (int length = 0; length < sealed.length; length++) {
            refuses(Arrays.copyOf(sealed, length), ASSOCIATED);
        }
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            refuses(changed, ASSOCIATED);
        }
        refuses(sealed, new byte[0]);
    }

    private void refuses(byte[] sealed, byte[] associated) {
        assertThatThrownBy(() -> AesGcm.decrypt(key, sealed, associated)).isInstanceOf(GeneralSecurityException.class);
    }
}

package io.paysession.adapter.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.Fingerprints;
import io.paysession.application.testing.FingerprintsContract;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedFingerprintsTest extends FingerprintsContract {
    @Override
    protected Fingerprints fingerprints() {
        return new KeyedFingerprints(KeyRing.load(TestDatabase.keys(1)));
    }

    @Override
    protected Fingerprints rotated() {
        return new KeyedFingerprints(KeyRing.load(TestDatabase.keys(2, 1)));
    }

    @Override
    protected Fingerprints stranger() {
        return new KeyedFingerprints(KeyRing.load(TestDatabase.keys(3)));
    }

    /** Stored digests live as long as orders: this is how they are made, step by step after RFC 5869. */
    @Test
    void is_an_hmac_under_a_key_derived_by_hkdf() throws Exception {
        byte[] master = new byte[32];
        Arrays.fill(master, (byte) 1);
        byte[] extracted = hmac(new byte[32], master);
        byte[] key = hmac(extracted, "paysession request digest v1\u0001".getBytes(StandardCharsets.US_ASCII));
        byte[] digest = hmac(key, "Gr\u00fc\u00dfe".getBytes(StandardCharsets.UTF_8));
        assertThat(fingerprints()
                        .take(Fingerprints.Purpose.REQUEST, "Gr\u00fc\u00dfe")
                        .value())
                .isEqualTo(Base64.getEncoder().encodeToString(digest));
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }
}

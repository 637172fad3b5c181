package io.paysession.adapter.persistence.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.persistence.TestDatabase;
import io.paysession.application.port.PasswordHashing;
import io.paysession.application.testing.PasswordHashingContract;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class KeyedPasswordHashingTest extends PasswordHashingContract {
    @Override
    protected PasswordHashing hashing() {
        return new KeyedPasswordHashing(KeyRing.load(TestDatabase.keys(1)));
    }

    @Override
    protected PasswordHashing rotated() {
        return new KeyedPasswordHashing(KeyRing.load(TestDatabase.keys(2, 1)));
    }

    @Override
    protected PasswordHashing stranger() {
        return new KeyedPasswordHashing(KeyRing.load(TestDatabase.keys(3)));
    }

    /** Stored hashes live for years: this is how they are made, step by step after RFC 5869. */
    @Test
    void is_an_hmac_under_a_key_derived_by_hkdf() throws Exception {
        byte[] master = new byte[32];
        Arrays.fill(master, (byte) 1);
        byte[] extracted = hmac(new byte[32], master);
        byte[] key = hmac(extracted, "paysession password hash v1\u0001".getBytes(StandardCharsets.US_ASCII));
        byte[] hash = hmac(key, "SHOP\u0000secret".getBytes(StandardCharsets.US_ASCII));
        assertThat(hashing().hash(new MerchantId("SHOP"), Secret.of("secret")).hash())
                .isEqualTo(Base64.getEncoder().encodeToString(hash));
    }

    private static byte[] hmac(byte[] key, byte[] data) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(data);
    }
}

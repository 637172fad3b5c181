package io.paysession.application.testing;

import io.paysession.application.port.PasswordHashing;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes under keys that a test names. */
public final class InMemoryPasswordHashing implements PasswordHashing {
    private final String current;
    private final Set<String> known;

    /** One with a single key, which is the current one. */
    public InMemoryPasswordHashing() {
        this("memory", "memory");
    }

    /**
     * @param current the key for new hashes; the name of a key is the key here, which is good for tests only
     * @param known   all keys that it can read
     */
    public InMemoryPasswordHashing(String current, String... known) {
        this.current = current;
        this.known = Set.of(known);
    }

    @Override
    public PasswordHash hash(MerchantId merchant, Secret password) {
        return hash(merchant, password, current);
    }

    @Override
    public boolean matches(MerchantId merchant, Secret password, PasswordHash hash) {
        boolean equal = MessageDigest.isEqual(
                hash(merchant, password, hash.keyId()).hash().getBytes(StandardCharsets.US_ASCII),
                hash.hash().getBytes(StandardCharsets.US_ASCII));
        return equal && known.contains(hash.keyId());
    }

    @Override
    public PasswordHash decoy() {
        return new PasswordHash(current, Base64.getEncoder().encodeToString(new byte[32]));
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return hash.keyId().equals(current);
    }

    private static PasswordHash hash(MerchantId merchant, Secret password, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((merchant.value() + ":").getBytes(StandardCharsets.UTF_8));
            byte[] digest = mac.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8));
            return new PasswordHash(key, Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}

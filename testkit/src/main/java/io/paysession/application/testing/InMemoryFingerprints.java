package io.paysession.application.testing;

import io.paysession.application.port.Fingerprints;
import io.paysession.domain.shared.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests under keys that a test names. */
public final class InMemoryFingerprints implements Fingerprints {
    private final String current;
    private final Set<String> known;

    /** Those with a single key, which is the current one. */
    public InMemoryFingerprints() {
        this("memory", "memory");
    }

    /**
     * @param current the key for new digests; the name of a key is the key here, which is good for tests only
     * @param known   all keys that it can read
     */
    public InMemoryFingerprints(String current, String... known) {
        this.current = current;
        this.known = Set.of(known);
    }

    @Override
    public Fingerprint take(Purpose purpose, String text) {
        return take(purpose, text, current);
    }

    @Override
    public boolean matches(Purpose purpose, String text, Fingerprint fingerprint) {
        return known.contains(fingerprint.keyId())
                && MessageDigest.isEqual(
                        bytes(take(purpose, text, fingerprint.keyId()).value()), bytes(fingerprint.value()));
    }

    private static Fingerprint take(Purpose purpose, String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(purpose + ":" + key), "HmacSHA256"));
            return new Fingerprint(key, Base64.getEncoder().encodeToString(mac.doFinal(bytes(text))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

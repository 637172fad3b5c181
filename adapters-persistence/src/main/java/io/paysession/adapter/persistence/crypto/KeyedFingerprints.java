package io.paysession.adapter.persistence.crypto;

import io.paysession.application.port.Fingerprints;
import io.paysession.domain.shared.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Digests under keys from the master keys, another one for each purpose. */
public final class KeyedFingerprints implements Fingerprints {
    private final KeyRing keys;

    public KeyedFingerprints(KeyRing keys) {
        this.keys = keys;
    }

    @Override
    public Fingerprint take(Purpose purpose, String text) {
        return take(keys.current(), purpose, text);
    }

    @Override
    public boolean matches(Purpose purpose, String text, Fingerprint fingerprint) {
        return keys.find(fingerprint.keyId())
                .exists(key ->
                        MessageDigest.isEqual(ascii(take(key, purpose, text).value()), ascii(fingerprint.value())));
    }

    private static Fingerprint take(DerivedKeys key, Purpose purpose, String text) {
        return new Fingerprint(key.id(), Base64.getEncoder().encodeToString(key.digest(purpose, text)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

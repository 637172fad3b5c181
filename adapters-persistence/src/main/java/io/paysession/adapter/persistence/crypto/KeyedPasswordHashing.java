package io.paysession.adapter.persistence.crypto;

import io.paysession.application.port.PasswordHashing;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.PasswordHash;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Password hashes under keys from the master keys. API passwords are long and random, so that a fast keyed hash is
 * right: nobody can try passwords without the master key, and a slow hash would be paid for with every request.
 */
public final class KeyedPasswordHashing implements PasswordHashing {
    private static final int HASH_BYTES = 32;

    private final KeyRing keys;
    private final PasswordHash decoy;

    public KeyedPasswordHashing(KeyRing keys) {
        this.keys = keys;
        byte[] nobodys = new byte[HASH_BYTES];
        new SecureRandom().nextBytes(nobodys);
        decoy = new PasswordHash(keys.current().id(), Base64.getEncoder().encodeToString(nobodys));
    }

    @Override
    public PasswordHash hash(MerchantId merchant, Secret password) {
        return new PasswordHash(keys.current().id(), text(keys.current(), merchant, password));
    }

    @Override
    public boolean matches(MerchantId merchant, Secret password, PasswordHash hash) {
        Option<DerivedKeys> known = keys.find(hash.keyId());
        DerivedKeys key = known.getOrElse(keys::current);
        return MessageDigest.isEqual(ascii(text(key, merchant, password)), ascii(hash.hash())) && known.isDefined();
    }

    @Override
    public PasswordHash decoy() {
        return decoy;
    }

    @Override
    public boolean isCurrent(PasswordHash hash) {
        return keys.current().id().equals(hash.keyId());
    }

    private static String text(DerivedKeys key, MerchantId merchant, Secret password) {
        return Base64.getEncoder().encodeToString(key.passwordHash(merchant, password));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

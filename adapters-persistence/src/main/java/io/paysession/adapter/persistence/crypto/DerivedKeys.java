package io.paysession.adapter.persistence.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import io.paysession.application.port.Fingerprints;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is derived from one master key: an independent key for each purpose, and a name that reveals nothing. The master
 * key itself is not kept.
 */
public final class DerivedKeys {
    public static final int KEY_BYTES = 32;
    public static final int SALT_BYTES = 32;

    private static final String HMAC = "HmacSHA256";
    private static final int ID_BYTES = 8;
    private static final byte[] NO_SALT = new byte[0];

    private final String id;
    private final byte[] checkValue;
    private final Mac idHash;
    private final byte[] contentKey;
    private final Mac passwordHash;
    private final Mac cardHash;
    private final Mac referenceHash;
    private final Map<Content, byte[]> contentKeys;
    private final Map<Fingerprints.Purpose, Mac> digests;

    /** Rows whose content is encrypted under keys of their own. */
    public enum Content {
        ORDER,
        TRANSACTION,
        TOKEN;

        /** What such a row is. */
        public String noun() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param master 32 bytes */
    DerivedKeys(byte[] master) {
        id = HexFormat.of().formatHex(derive(master, "paysession key id v1", ID_BYTES));
        checkValue = derive(master, "paysession key check v1", KEY_BYTES);
        idHash = mac(derive(master, "paysession session id hash v1", KEY_BYTES));
        contentKey = derive(master, "paysession session content v1", KEY_BYTES);
        passwordHash = mac(derive(master, "paysession password hash v1", KEY_BYTES));
        cardHash = mac(derive(master, "paysession token card hash v1", KEY_BYTES));
        referenceHash = mac(derive(master, "paysession reference hash v1", KEY_BYTES));
        contentKeys = List.of(Content.values())
                .toMap(kind -> kind, kind -> derive(master, "paysession " + kind.noun() + " content v1", KEY_BYTES));
        digests = List.of(Fingerprints.Purpose.values())
                .toMap(purpose -> purpose, purpose -> mac(derive(master, digestName(purpose), KEY_BYTES)));
    }

    private static String digestName(Fingerprints.Purpose purpose) {
        return "paysession " + purpose.name().toLowerCase(Locale.ROOT) + " digest v1";
    }

    /** The master key's name in the database. */
    public String id() {
        return id;
    }

    /** Proves that two keys of the same name are the same key. */
    byte[] checkValue() {
        return checkValue.clone();
    }

    /** What a session is found by: the id itself is never stored. */
    public byte[] idHash(SessionId session) {
        return copy(idHash).doFinal(ascii(session.value()));
    }

    /**
     * The key of one content of one session. It takes all three: the master key, the session's id, which only clients
     * have, and the salt, which goes with the row.
     */
    public byte[] dataKey(SessionId session, byte[] salt) {
        byte[] name = ascii(session.value());
        byte[] material = Arrays.copyOf(contentKey, KEY_BYTES + name.length);
        System.arraycopy(name, 0, material, KEY_BYTES, name.length);
        try {
            return hkdf(material, salt, "paysession session data key v1", KEY_BYTES);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    /**
     * The key of one security code of one session. It takes what the session's {@link #dataKey} takes, and a random key of
     * its own, which is destroyed when the code is used.
     */
    public static byte[] codeDataKey(byte[] dataKey, byte[] codeKey) {
        return hkdf(codeKey, dataKey, "paysession security code data key v1", KEY_BYTES);
    }

    /**
     * The key of one content of one row. It takes the master key, what the row is, and the salt, which goes with the row.
     *
     * @param identity what tells the row from all others of its kind
     */
    public byte[] contentKey(Content kind, String identity, byte[] salt) {
        byte[] info = ("paysession " + kind.noun() + " data key v1\n" + identity).getBytes(StandardCharsets.UTF_8);
        return hkdf(contentKeys.get(kind).get(), salt, info, KEY_BYTES);
    }

    /** What the tokens of a card or account are found by, another one in each repository. */
    public byte[] cardHash(String repository, String account) {
        Mac mac = copy(cardHash);
        mac.update(repository.getBytes(StandardCharsets.UTF_8));
        // No repository contains a zero, so no two pairs give the same input.
        mac.update((byte) 0);
        return mac.doFinal(account.getBytes(StandardCharsets.UTF_8));
    }

    /** What a name is found by that is one order's, or one transaction's, only: another one for each merchant and kind. */
    public byte[] referenceHash(MerchantId merchant, UniqueReference reference) {
        Mac mac = copy(referenceHash);
        mac.update(ascii(merchant.value()));
        // Neither a merchant id nor a kind contains a zero, so no two of them give the same input.
        mac.update((byte) 0);
        mac.update(ascii(reference.kind().name()));
        mac.update((byte) 0);
        return mac.doFinal(reference.value().getBytes(StandardCharsets.UTF_8));
    }

    /** A digest that has nothing to do with those for other purposes. */
    byte[] digest(Fingerprints.Purpose purpose, String text) {
        return copy(digests.get(purpose).get()).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of an API password, another one for each merchant. */
    byte[] passwordHash(MerchantId merchant, Secret password) {
        Mac mac = copy(passwordHash);
        mac.update(ascii(merchant.value()));
        // No merchant id contains a zero, so no two pairs of id and password give the same input.
        mac.update((byte) 0);
        return mac.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] derive(byte[] master, String purpose, int bytes) {
        return hkdf(master, NO_SALT, purpose, bytes);
    }

    private static byte[] hkdf(byte[] material, byte[] salt, String purpose, int bytes) {
        return hkdf(material, salt, ascii(purpose), bytes);
    }

    private static byte[] hkdf(byte[] material, byte[] salt, byte[] info, int bytes) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", material, salt, info, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    /** One for each use, because it is not for several threads; a copy saves the search for who provides it. */
    private static Mac copy(Mac prototype) {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own HmacSHA256 can be copied", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "DerivedKeys[" + id + "]";
    }
}

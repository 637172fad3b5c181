package io.paysession.adapter.persistence.seal;

import io.paysession.adapter.persistence.crypto.AesGcm;
import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.FieldValue.Group;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Encrypts the content of one kind of rows. Every content that is written gets a fresh salt and thereby a data key of its
 * own, which depends on the row's identity too; and it is bound to what of the row is stored in the clear.
 */
public final class RowSealing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;
    private final DerivedKeys.Content kind;

    public RowSealing(KeyRing keys, DerivedKeys.Content kind) {
        this.keys = keys;
        this.kind = kind;
    }

    /**
     * A content under the current key.
     *
     * @param identity what tells the row from all others of its kind
     * @param plain    what else is stored of it in the clear
     */
    public Sealed seal(String identity, String plain, Group content) {
        DerivedKeys key = keys.current();
        byte[] salt = new byte[DerivedKeys.SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] dataKey = key.contentKey(kind, identity, salt);
        byte[] bytes = ContentCodec.write(content);
        try {
            return new Sealed(key.id(), salt, AesGcm.encrypt(dataKey, bytes, associated(key.id(), plain)));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** @throws DamagedDataException if this is not what was stored for this row, or its key is unknown */
    public StoredContent open(String identity, String plain, Sealed sealed) {
        DerivedKeys key = keys.find(sealed.keyId())
                .getOrElseThrow(() -> new DamagedDataException(
                        "A stored " + kind.noun() + " needs a master key that this process does not hold"));
        byte[] dataKey = key.contentKey(kind, identity, sealed.salt());
        byte[] bytes = {};
        try {
            bytes = AesGcm.decrypt(dataKey, sealed.content(), associated(key.id(), plain));
            return new StoredContent(ContentCodec.readGroup(bytes));
        } catch (GeneralSecurityException e) {
            throw new DamagedDataException("A stored " + kind.noun() + " has been tampered with or damaged");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static byte[] associated(String keyId, String plain) {
        return PlainText.of(keyId, plain).getBytes(StandardCharsets.UTF_8);
    }
}

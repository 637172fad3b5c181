package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.crypto.AesGcm;
import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.shared.SensitiveText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/** Encrypts the security code of a session, each time under a random key of its own (decision 34). */
final class SecurityCodeSealing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecurityCodeSealing() {}

    /**
     * Puts the code, and its new key, into a row.
     *
     * @param dataKey the key of the row's content
     */
    static void seal(FieldValue code, SessionRow row, byte[] dataKey) {
        byte[] codeKey = random(DerivedKeys.KEY_BYTES);
        byte[] codeDataKey = DerivedKeys.codeDataKey(dataKey, codeKey);
        byte[] plain = code.match(new Bytes());
        try {
            row.codeKey = codeKey;
            row.securityCode = AesGcm.encrypt(codeDataKey, plain, row.idHash);
        } finally {
            wipe(plain);
            wipe(codeDataKey);
        }
    }

    /**
     * The code that {@link #seal} has put into a row.
     *
     * @throws DamagedDataException     if its key is gone
     * @throws GeneralSecurityException if it is not what was put there
     */
    static FieldValue open(byte[] sealed, SessionRow row, byte[] dataKey) throws GeneralSecurityException {
        if (row.codeKey == null) {
            throw new DamagedDataException("A stored session is from before its security code was used");
        }
        byte[] codeDataKey = DerivedKeys.codeDataKey(dataKey, row.codeKey);
        byte[] plain = {};
        try {
            plain = AesGcm.decrypt(codeDataKey, sealed, row.idHash);
            return new Sensitive(text(plain));
        } finally {
            wipe(plain);
            wipe(codeDataKey);
        }
    }

    private static SensitiveText text(byte[] plain) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain));
        char[] clear = Arrays.copyOf(decoded.array(), decoded.remaining());
        try {
            return SensitiveText.of(clear, random(clear.length));
        } finally {
            Arrays.fill(clear, '\0');
            Arrays.fill(decoded.array(), '\0');
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }

    /** In UTF-8; the caller wipes them. */
    private static final class Bytes implements FieldValue.Cases<byte[]> {
        @Override
        public byte[] sensitive(SensitiveText text) {
            return text.reveal(clear -> {
                ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(clear));
                byte[] bytes = Arrays.copyOf(encoded.array(), encoded.remaining());
                wipe(encoded.array());
                return bytes;
            });
        }

        @Override
        public byte[] text(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] number(String literal) {
            return text(literal);
        }

        @Override
        public byte[] flag(boolean flag) {
            throw noCode();
        }

        @Override
        public byte[] nothing() {
            throw noCode();
        }

        @Override
        public byte[] group(FieldValue.Group group) {
            throw noCode();
        }

        @Override
        public byte[] items(FieldValue.Items items) {
            throw noCode();
        }

        private static IllegalArgumentException noCode() {
            return new IllegalArgumentException("A security code is a text");
        }
    }
}

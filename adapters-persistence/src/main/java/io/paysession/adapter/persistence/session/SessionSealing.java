package io.paysession.adapter.persistence.session;

import io.paysession.adapter.persistence.crypto.AesGcm;
import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.seal.ContentCodec;
import io.paysession.adapter.persistence.seal.SessionContent;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.session.AuthenticationLimit;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.SessionVersion;
import io.paysession.domain.session.UpdateStatus;
import io.paysession.domain.shared.ApiVersion;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Turns sessions into rows and back. Every row that is written gets a fresh salt and thereby a fresh data key, so that
 * no data key is ever used twice. A security code is sealed apart from the rest, and gets a fresh random key as well, which
 * is kept in another place than the row.
 */
final class SessionSealing {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;

    SessionSealing(KeyRing keys) {
        this.keys = keys;
    }

    /** The row of a session, under the current key. */
    SessionRow seal(PaymentSession session) {
        DerivedKeys key = keys.current();
        SessionRow row = new SessionRow();
        row.idHash = key.idHash(session.id());
        row.keyId = key.id();
        row.salt = new byte[DerivedKeys.SALT_BYTES];
        RANDOM.nextBytes(row.salt);
        row.merchantId = session.merchant().value();
        row.version = session.version().value();
        row.updateStatus = session.updateStatus().name();
        row.authenticationsAllowed = (short) session.authentications().allowed();
        row.authenticationsUsed = (short) session.authentications().used();
        row.apiVersion = (short) session.apiVersion().number();
        // The column keeps microseconds and would round, maybe up.
        row.createdAt = session.createdAt().truncatedTo(ChronoUnit.MICROS);
        row.expiresAt = session.expiresAt().truncatedTo(ChronoUnit.MICROS);
        row.revision = session.revision();
        byte[] dataKey = key.dataKey(session.id(), row.salt);
        try {
            encrypt(row, dataKey, session);
            return row;
        } finally {
            wipe(dataKey);
        }
    }

    /**
     * @throws DamagedDataException if the row is not what was stored for this session, or its key is unknown, or its
     *     security code has been used meanwhile
     */
    PaymentSession open(SessionId id, SessionRow row) {
        DerivedKeys key = keys.find(row.keyId)
                .getOrElseThrow(() -> new DamagedDataException(
                        "A stored session needs a master key that this process does not hold"));
        SessionContent content = decrypt(row, key.dataKey(id, row.salt));
        return new PaymentSession(
                id,
                new MerchantId(row.merchantId),
                new SessionVersion(row.version),
                UpdateStatus.valueOf(row.updateStatus),
                new AuthenticationLimit(row.authenticationsAllowed, row.authenticationsUsed, content.hostedUpdates()),
                content.key(),
                new ApiVersion(row.apiVersion),
                content.fields(),
                row.createdAt,
                row.expiresAt,
                row.revision);
    }

    private static void encrypt(SessionRow row, byte[] dataKey, PaymentSession session) {
        boolean hasCode = session.fields().hasText(PaymentSession.SECURITY_CODE);
        RequestFields rest = hasCode ? session.fields().without(PaymentSession.SECURITY_CODE) : session.fields();
        if (hasCode) {
            FieldValue code =
                    session.fields().value(PaymentSession.SECURITY_CODE).get();
            SecurityCodeSealing.seal(code, row, dataKey);
        }
        byte[] plain = ContentCodec.write(new SessionContent(
                session.key(), rest, session.authentications().hostedUpdates()));
        try {
            row.content = AesGcm.encrypt(dataKey, plain, row.associatedData());
        } finally {
            wipe(plain);
        }
    }

    private static SessionContent decrypt(SessionRow row, byte[] dataKey) {
        byte[] plain = {};
        try {
            plain = AesGcm.decrypt(dataKey, row.content, row.associatedData());
            return withCode(ContentCodec.read(plain), row, dataKey);
        } catch (GeneralSecurityException e) {
            throw new DamagedDataException("A stored session has been tampered with or damaged");
        } finally {
            wipe(plain);
            wipe(dataKey);
        }
    }

    private static SessionContent withCode(SessionContent content, SessionRow row, byte[] dataKey)
            throws GeneralSecurityException {
        if (row.securityCode == null) {
            return content;
        }
        FieldValue code = SecurityCodeSealing.open(row.securityCode, row, dataKey);
        return new SessionContent(
                content.key(), content.fields().with(PaymentSession.SECURITY_CODE, code), content.hostedUpdates());
    }

    private static void wipe(byte[] secret) {
        Arrays.fill(secret, (byte) 0);
    }
}

package io.paysession.adapter.persistence;

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
 * no data key is ever used twice.
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
        row.content = encrypt(row, key.dataKey(session.id(), row.salt), session);
        return row;
    }

    /** @throws DamagedDataException if the row is not what was stored for this session, or its key is unknown */
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
                new AuthenticationLimit(row.authenticationsAllowed, row.authenticationsUsed),
                content.key(),
                new ApiVersion(row.apiVersion),
                content.fields(),
                row.createdAt,
                row.expiresAt,
                row.revision);
    }

    private static byte[] encrypt(SessionRow row, byte[] dataKey, PaymentSession session) {
        byte[] plain = ContentCodec.write(new SessionContent(session.key(), session.fields()));
        try {
            return AesGcm.encrypt(dataKey, plain, row.associatedData());
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private static SessionContent decrypt(SessionRow row, byte[] dataKey) {
        byte[] plain = {};
        try {
            plain = AesGcm.decrypt(dataKey, row.content, row.associatedData());
            return ContentCodec.read(plain);
        } catch (GeneralSecurityException e) {
            throw new DamagedDataException("A stored session has been tampered with or damaged");
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(dataKey, (byte) 0);
        }
    }
}

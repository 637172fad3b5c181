package io.paysession.adapter.persistence.token;

import io.paysession.adapter.persistence.crypto.DerivedKeys;
import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.seal.RowSealing;
import io.paysession.adapter.persistence.seal.Sealed;
import io.paysession.adapter.persistence.seal.StoredContent;
import io.paysession.adapter.persistence.sql.DamagedDataException;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.token.Token;
import io.paysession.domain.token.TokenKey;
import io.paysession.domain.token.VerificationStrategy;
import io.vavr.control.Option;
import java.time.temporal.ChronoUnit;

/** Turns tokens into rows and back. */
final class TokenSealing {
    private final KeyRing keys;
    private final RowSealing sealing;

    TokenSealing(KeyRing keys) {
        this.keys = keys;
        sealing = new RowSealing(keys, DerivedKeys.Content.TOKEN);
    }

    /** The row of a token, under the current key. */
    TokenRow seal(Token token) {
        TokenRow row = new TokenRow();
        row.repository = token.key().repository();
        row.token = token.key().token();
        row.cardHash = keys.current().cardHash(row.repository, token.account());
        row.valid = token.valid();
        row.verified = token.verified().name();
        row.updatedBy = token.updatedBy().value();
        // The columns keep microseconds and would round, maybe up.
        row.updatedAt = token.updatedAt().truncatedTo(ChronoUnit.MICROS);
        row.lastUsedAt = token.lastUsedAt()
                .map(time -> time.truncatedTo(ChronoUnit.MICROS))
                .getOrNull();
        row.revision = token.revision();
        Sealed sealed = sealing.seal(row.identity(), row.plain(), token.fields().root());
        row.keyId = sealed.keyId();
        row.salt = sealed.salt();
        row.content = sealed.content();
        return row;
    }

    /** @throws DamagedDataException if the row is not what was stored, or its key is unknown */
    Token open(TokenRow row) {
        Sealed sealed = new Sealed(row.keyId, row.salt, row.content);
        StoredContent content = sealing.open(row.identity(), row.plain(), sealed);
        return new Token(
                new TokenKey(row.repository, row.token),
                new RequestFields(content.root()),
                row.valid,
                VerificationStrategy.valueOf(row.verified),
                new MerchantId(row.updatedBy),
                row.updatedAt,
                Option.of(row.lastUsedAt),
                row.revision);
    }
}

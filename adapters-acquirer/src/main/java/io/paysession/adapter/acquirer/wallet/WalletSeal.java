package io.paysession.adapter.acquirer.wallet;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Wallets.Refused;
import io.paysession.domain.field.FieldValue.Group;
import io.vavr.control.Either;
import java.text.ParseException;
import java.util.Date;
import java.util.Map;

/** What makes an answer of a wallet trustworthy: its signature, to whom it is addressed, and our key. */
final class WalletSeal {
    static final String ISSUER = "paysession-sandbox-wallet";
    static final JWSAlgorithm SIGNATURE = JWSAlgorithm.ES256;
    static final JWEAlgorithm KEY_AGREEMENT = JWEAlgorithm.ECDH_ES_A256KW;
    static final EncryptionMethod ENCRYPTION = EncryptionMethod.A256GCM;

    private final ECKey ofWallet;
    private final ECKey ours;
    private final TimeSource time;

    /**
     * @param ofWallet the public key of the wallet
     * @param ours     our private key
     */
    WalletSeal(ECKey ofWallet, ECKey ours, TimeSource time) {
        this.ofWallet = ofWallet;
        this.ours = ours;
        this.time = time;
    }

    /** The answer's content, if it is the wallet's, for us, and to this question. */
    Either<Refused, Group> open(String answer, WalletQuestion question) {
        try {
            SignedJWT signed = SignedJWT.parse(answer);
            // The algorithm is ours to choose: an answer that names another one is not looked at.
            boolean genuine = signed.getHeader().getAlgorithm().equals(SIGNATURE)
                    && signed.verify(new ECDSAVerifier(ofWallet))
                    && answers(signed.getJWTClaimsSet(), question);
            return genuine
                    ? WalletPayload.read(decrypted(signed.getJWTClaimsSet())).toEither(Refused.NOT_GENUINE)
                    : Either.left(Refused.NOT_GENUINE);
        } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
            return Either.left(Refused.NOT_GENUINE);
        }
    }

    private boolean answers(JWTClaimsSet claims, WalletQuestion question) throws ParseException {
        Date end = claims.getExpirationTime();
        return ISSUER.equals(claims.getIssuer())
                && claims.getAudience().contains(question.merchant())
                && question.nonce().equals(claims.getStringClaim("nonce"))
                && question.checkout().equals(claims.getStringClaim("srcCorrelationId"))
                && question.provider().name().equals(claims.getStringClaim("provider"))
                && end != null
                && end.toInstant().isAfter(time.now());
    }

    private Map<String, Object> decrypted(JWTClaimsSet claims) throws ParseException, JOSEException {
        String encrypted = claims.getStringClaim("encryptedPayload");
        if (encrypted == null) {
            throw new ParseException("Nothing is encrypted", 0);
        }
        JWEObject payload = JWEObject.parse(encrypted);
        if (!payload.getHeader().getAlgorithm().equals(KEY_AGREEMENT)
                || !payload.getHeader().getEncryptionMethod().equals(ENCRYPTION)) {
            throw new ParseException("Encrypted in another way", 0);
        }
        payload.decrypt(new ECDHDecrypter(ours));
        Map<String, Object> content = payload.getPayload().toJSONObject();
        if (content == null) {
            throw new ParseException("Not an object", 0);
        }
        return content;
    }
}

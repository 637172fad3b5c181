package io.paysession.adapter.acquirer.wallet;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.paysession.application.port.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * A wallet for tests, with every provider's name. Which checkout is asked for decides what happens: {@link SandboxCard}
 * names those that give a card, {@link Fault} those that go wrong.
 */
final class SandboxWallet implements WalletLine {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final ECKey own;
    private final ECKey recipient;
    private final TimeSource time;

    /** What goes wrong with checkouts of these names. */
    private enum Fault {
        NONE(""),
        /** Somebody else has signed. */
        FORGED("sandbox-forged"),
        /** It is encrypted for somebody else. */
        FOR_ANOTHER("sandbox-for-another"),
        /** An answer to an earlier question is given again. */
        REPLAYED("sandbox-replayed"),
        /** It was worth something yesterday. */
        STALE("sandbox-stale"),
        /** Nobody answers. */
        UNREACHABLE("sandbox-unreachable");

        private final String checkout;

        Fault(String checkout) {
            this.checkout = checkout;
        }

        static Fault of(String checkout) {
            for (Fault fault : values()) {
                if (fault.checkout.equals(checkout)) {
                    return fault;
                }
            }
            return NONE;
        }
    }

    /**
     * @param own       signs
     * @param recipient for whom it encrypts
     */
    SandboxWallet(ECKey own, ECKey recipient, TimeSource time) {
        this.own = own;
        this.recipient = recipient;
        this.time = time;
    }

    @Override
    public String ask(WalletQuestion question) throws IOException {
        Fault fault = Fault.of(question.checkout());
        if (fault == Fault.UNREACHABLE) {
            throw new IOException("The sandbox's wallet does not answer this checkout");
        }
        SandboxCard card = fault == Fault.NONE ? SandboxCard.of(question.checkout()) : SandboxCard.MASTERCARD;
        return card == SandboxCard.NO_CARD ? "" : signed(question, card, fault);
    }

    private String signed(WalletQuestion question, SandboxCard card, Fault fault) throws IOException {
        try {
            Instant issued = fault == Fault.STALE ? time.now().minus(Duration.ofDays(1)) : time.now();
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .issuer(WalletSeal.ISSUER)
                    .audience(question.merchant())
                    .issueTime(Date.from(issued))
                    .expirationTime(Date.from(issued.plus(LIFETIME)))
                    .claim("nonce", fault == Fault.REPLAYED ? "of-an-earlier-question" : question.nonce())
                    .claim("provider", question.provider().name())
                    .claim("srcCorrelationId", question.checkout())
                    .claim("encryptedPayload", encrypted(card, fault))
                    .build();
            SignedJWT jwt = new SignedJWT(new JWSHeader(WalletSeal.SIGNATURE), claims);
            jwt.sign(new ECDSASigner(fault == Fault.FORGED ? SignedWallets.freshKey() : own));
            return jwt.serialize();
        } catch (JOSEException failure) {
            throw new IOException("The sandbox's wallet cannot sign or encrypt", failure);
        }
    }

    private String encrypted(SandboxCard card, Fault fault) throws JOSEException {
        JWEObject payload = new JWEObject(
                new JWEHeader(WalletSeal.KEY_AGREEMENT, WalletSeal.ENCRYPTION), new Payload(content(card)));
        payload.encrypt(new ECDHEncrypter(
                fault == Fault.FOR_ANOTHER ? SignedWallets.freshKey().toPublicJWK() : recipient));
        return payload.serialize();
    }

    private static Map<String, Object> content(SandboxCard card) {
        Map<String, Object> address = Map.of(
                "line1", "1 Alpha St", "line2", "Floor 2", "city", "Dublin", "zip", "D02 X285", "countryCode", "IE");
        return Map.of(
                "card",
                Map.of(
                        "primaryAccountNumber", card.number(),
                        "panExpirationMonth", "01",
                        "panExpirationYear", "2039",
                        "cardholderFullName", "Jane Payer"),
                "billingAddress",
                address,
                "shippingAddress",
                address,
                "consumer",
                Map.of("firstName", "Jane", "lastName", "Payer", "emailAddress", "jane@example.com"));
    }
}

package io.paysession.adapter.acquirer.threeds;

import io.paysession.application.port.PayerAuthenticator.Challenge;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code creq}: Base64 of a JSON document, as EMV 3-D Secure has it, with the names of order and transaction in one more
 * member, so that this issuer needs no memory. Its {@code acsTransID} is random: who does not know it cannot be asked.
 *
 * @param serverTransaction the 3DS server's number
 * @param issuerTransaction the issuer's number
 */
record ChallengeRequest(Reference reference, String serverTransaction, String issuerTransaction) {
    private static final Pattern ISSUER_TRANSACTION = Pattern.compile("\"acsTransID\":\"([0-9a-f-]{36})\"");
    private static final Pattern SERVER_TRANSACTION = Pattern.compile("\"threeDSServerTransID\":\"([0-9a-f-]{36})\"");
    private static final Pattern NAMES =
            Pattern.compile("\"paysession\":\"([0-9A-Za-z_-]+)\\.([0-9A-Za-z_-]+)\\.([0-9A-Za-z_-]+)\"");
    private static final int LONGEST = 4096;

    @Override
    public String toString() {
        return "ChallengeRequest[" + reference + "]";
    }

    String encode() {
        return base64("{\"acsTransID\":\"" + issuerTransaction
                + "\",\"challengeWindowSize\":\"05\",\"messageType\":\"CReq\",\"messageVersion\":\""
                + SandboxAuthenticator.PROTOCOL_VERSION + "\",\"paysession\":\""
                + base64(reference.order().merchant().value()) + "."
                + base64(reference.order().order().value()) + "."
                + base64(reference.transaction().value())
                + "\",\"threeDSServerTransID\":\"" + serverTransaction + "\"}");
    }

    /** Reads what a browser sends; none if it cannot be one. */
    static Option<Challenge> decode(String encoded) {
        return Option.when(encoded.length() <= LONGEST, encoded)
                .flatMap(ChallengeRequest::text)
                .flatMap(json -> found(ISSUER_TRANSACTION, json)
                        .flatMap(proof -> found(SERVER_TRANSACTION, json)
                                .flatMap(server -> reference(json))
                                .map(reference -> new Challenge(reference, proof.group(1)))));
    }

    private static Option<Reference> reference(String json) {
        return found(NAMES, json)
                .flatMap(names -> text(names.group(1))
                        .flatMap(MerchantId::parse)
                        .flatMap(merchant -> text(names.group(2))
                                .flatMap(OrderId::parse)
                                .map(order -> new OrderKey(merchant, order)))
                        .flatMap(key -> text(names.group(3))
                                .flatMap(TransactionId::parse)
                                .map(transaction -> new Reference(key, transaction))));
    }

    private static Option<Matcher> found(Pattern pattern, String json) {
        return Option.of(pattern.matcher(json)).filter(Matcher::find);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Some clients add the padding that 3-D Secure leaves out. */
    private static Option<String> text(String base64) {
        try {
            return Option.some(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }
}

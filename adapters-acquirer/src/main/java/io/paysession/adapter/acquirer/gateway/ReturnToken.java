package io.paysession.adapter.acquirer.gateway;

import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The last part of the URL where a payer's browser comes back to: the names of merchant, order and transaction, and a proof
 * that only the gateway was told. The same request has the same token, so that it can be asked again after a crash: it is made
 * of the names and the password of the account at the gateway, and needs no memory.
 */
final class ReturnToken {
    private static final String PURPOSE = "payer-return\n";
    private static final int PARTS = 4;

    private ReturnToken() {}

    static String of(Reference reference, GatewaySettings.Account account) {
        String names = List.of(
                        reference.order().merchant().value(),
                        reference.order().order().value(),
                        reference.transaction().value())
                .map(name -> base64(name.getBytes(StandardCharsets.UTF_8)))
                .mkString(".");
        return names + "." + base64(proof(names, account));
    }

    /** Which authentication a browser comes back from; none if the token was not made for one of these accounts. */
    static Option<Reference> read(String token, Map<MerchantId, GatewaySettings.Account> accounts) {
        List<String> parts = List.of(token.split("\\.", -1));
        if (parts.size() != PARTS) {
            return Option.none();
        }
        Option<Reference> reference = text(parts.get(0))
                .flatMap(MerchantId::parse)
                .flatMap(merchant ->
                        text(parts.get(1)).flatMap(OrderId::parse).map(order -> new OrderKey(merchant, order)))
                .flatMap(key -> text(parts.get(2))
                        .flatMap(TransactionId::parse)
                        .map(transaction -> new Reference(key, transaction)));
        return reference.filter(named ->
                accounts.get(named.order().merchant()).exists(account -> isSame(of(named, account), token)));
    }

    private static boolean isSame(String right, String token) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] proof(String names, GatewaySettings.Account account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(account.password().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal((PURPOSE + names).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Option<String> text(String base64) {
        try {
            return Option.some(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }
}

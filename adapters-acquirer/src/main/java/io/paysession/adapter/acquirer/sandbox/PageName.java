package io.paysession.adapter.acquirer.sandbox;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The name of a page of the sandbox provider, the last part of its URL: which payment it is, and 32 random letters that nobody
 * can guess. Letters, because answers show no long row of digits.
 *
 * @param secret the random letters
 */
record PageName(Reference reference, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LETTERS = 32;
    private static final int ALPHABET = 26;
    private static final int PARTS = 4;
    private static final int LONGEST = 1024;

    static PageName fresh(Reference reference) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            letters.append((char) ('a' + RANDOM.nextInt(ALPHABET)));
        }
        return new PageName(reference, letters.toString());
    }

    String text() {
        return List.of(
                                reference.order().merchant().value(),
                                reference.order().order().value(),
                                reference.transaction().value())
                        .map(PageName::base64)
                        .mkString(".")
                + "." + secret;
    }

    /** What a browser brings; none if it cannot be the name of a page. */
    static Option<PageName> read(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        if (text.length() > LONGEST || parts.size() != PARTS) {
            return Option.none();
        }
        return name(parts.get(0))
                .flatMap(MerchantId::parse)
                .flatMap(merchant -> name(parts.get(1)).flatMap(OrderId::parse).map(id -> new OrderKey(merchant, id)))
                .flatMap(order -> name(parts.get(2))
                        .flatMap(TransactionId::parse)
                        .map(id -> new PageName(new Reference(AcquirerName.SANDBOX, order, id), parts.get(3))));
    }

    private static String base64(String name) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Option<String> name(String base64) {
        try {
            return Option.some(new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Option.none();
        }
    }

    /** For the log: who knows the secret may pay. */
    @Override
    public String toString() {
        return "PageName[" + reference + "]";
    }
}

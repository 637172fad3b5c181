package io.paysession.adapter.rest.body;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.shared.SensitiveText;
import java.security.SecureRandom;
import java.util.Arrays;

/** Covers a text that must not be found in memory when it has been used. */
final class CoveredText {
    /** The field whose text, or digits, are kept covered. */
    static final String FIELD =
            PaymentSession.SECURITY_CODE.substring(PaymentSession.SECURITY_CODE.lastIndexOf('.') + 1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private CoveredText() {}

    /** @param clear is wiped */
    static FieldValue of(char[] clear) {
        byte[] pad = new byte[clear.length];
        RANDOM.nextBytes(pad);
        SensitiveText text = SensitiveText.of(clear, pad);
        Arrays.fill(clear, '\0');
        return new Sensitive(text);
    }
}

package io.paysession.adapter.rest.answer;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.ApiVersion;
import java.math.BigDecimal;

/**
 * Amounts in answers about orders: JSON numbers with the currency's decimals. Versions 56 and 57 have been seen to leave
 * out decimals that are zero (source: recorded-responses 1).
 */
public final class Amounts {
    private static final ApiVersion SHORT_SINCE = new ApiVersion(56);
    private static final ApiVersion SHORT_UNTIL = new ApiVersion(57);

    private Amounts() {}

    public static FieldValue of(Money amount, ApiVersion version) {
        String text = amount.text();
        return new Number(
                version.isBetween(SHORT_SINCE, SHORT_UNTIL)
                        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                        : text);
    }
}

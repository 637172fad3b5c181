package io.paysession.domain.terminal;

import io.paysession.domain.merchant.MerchantId;

/** Which terminal it is: two merchants may use the same name. */
public record TerminalKey(MerchantId merchant, TerminalId terminal) {
    @Override
    public String toString() {
        return merchant + "/" + terminal;
    }
}

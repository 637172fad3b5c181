package io.paysession.domain.terminal.device;

import io.paysession.domain.merchant.MerchantId;

/** Which terminal it is: two merchants may use the same name. */
public record TerminalKey(MerchantId merchant, TerminalId terminal) {
    @Override
    public String toString() {
        return merchant + "/" + terminal;
    }
}

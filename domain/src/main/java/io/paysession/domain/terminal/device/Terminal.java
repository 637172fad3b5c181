package io.paysession.domain.terminal.device;

import java.util.Currency;

/**
 * A registered terminal.
 *
 * @param currency the currency of its amounts: no message of the protocol names one (source: psp-protocol 5.4)
 */
public record Terminal(TerminalKey key, TerminalFamily family, TerminalAddress address, Currency currency) {
    /**
     * {@return whether another device can take its place without a connection that breaks: at the end of a serial
     * cable, which is all that a P6X has, whatever is between (source: psp-protocol 1.1)}
     */
    public boolean isExchangedUnnoticed() {
        return address.isSerial() || family == TerminalFamily.P6X;
    }

    /**
     * {@return whether it can be the other one at another address: its sessions mean the same}
     *
     * @param other the same terminal, registered otherwise
     */
    public boolean isSameDevice(Terminal other) {
        return key.equals(other.key) && family == other.family && currency.equals(other.currency);
    }
}

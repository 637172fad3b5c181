package io.paysession.domain.terminal;

import java.util.Currency;

/**
 * A registered terminal.
 *
 * @param currency the currency of its amounts: no message of the protocol names one (source: psp-protocol 5.4)
 */
public record Terminal(TerminalKey key, TerminalFamily family, TerminalAddress address, Currency currency) {}

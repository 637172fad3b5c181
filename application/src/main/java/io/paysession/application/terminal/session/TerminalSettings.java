package io.paysession.application.terminal.session;

import io.paysession.application.port.Terminals;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.TerminalAddress;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What the operator chose.
 *
 * @param permits what is permitted to a merchant at an address: whoever registers a terminal makes this server connect
 *                there
 */
public record TerminalSettings(TerminalRules rules, BiFunction<MerchantId, TerminalAddress, Terminals.Permit> permits) {
    /**
     * Every merchant may have any number of terminals at the same addresses.
     *
     * @param allowed at which addresses terminals may be
     */
    public TerminalSettings(TerminalRules rules, Predicate<TerminalAddress> allowed) {
        this(rules, (merchant, address) -> new Terminals.Permit(allowed.test(address), Integer.MAX_VALUE));
    }
}

package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.TerminalAddress;
import java.util.function.BiFunction;

/** What a merchant can do with the terminals it has, whatever sessions there are on them. */
public record DeviceUseCases(
        RegisterTerminalUseCase register,
        RetrieveTerminalUseCase retrieve,
        ListTerminalsUseCase list,
        RemoveTerminalUseCase remove,
        ReplaceTerminalUseCase replace) {

    /**
     * Wires the use cases to the ports.
     *
     * @param terminals the registered terminals
     * @param time when it is
     * @param permits what is permitted to a merchant at an address
     * @return the use cases on these ports
     */
    public static DeviceUseCases of(
            Terminals terminals, TimeSource time, BiFunction<MerchantId, TerminalAddress, Terminals.Permit> permits) {
        return new DeviceUseCases(
                new RegisterTerminalService(terminals, permits),
                new RetrieveTerminalService(terminals),
                new ListTerminalsService(terminals),
                new RemoveTerminalService(terminals),
                new ReplaceTerminalService(terminals, time));
    }
}

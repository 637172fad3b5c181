package io.paysession.application.terminal.device;

import io.paysession.application.port.Terminals;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.vavr.control.Either;
import java.util.function.BiFunction;

final class RegisterTerminalService implements RegisterTerminalUseCase {
    private final Terminals terminals;
    private final BiFunction<MerchantId, TerminalAddress, Terminals.Permit> permits;

    RegisterTerminalService(Terminals terminals, BiFunction<MerchantId, TerminalAddress, Terminals.Permit> permits) {
        this.terminals = terminals;
        this.permits = permits;
    }

    @Override
    public Either<TerminalRefusal, RegisteredTerminal> registerTerminal(RegisterTerminalCommand command) {
        Terminal terminal = command.terminal();
        Terminals.Permit permit = permits.apply(terminal.key().merchant(), terminal.address());
        Terminals.Registration registration = terminals.register(terminal, permit);
        boolean again = registration == Terminals.Registration.ADDRESS_TAKEN && isVacated(terminal);
        return switch (again ? terminals.register(terminal, permit) : registration) {
            case ADDED -> registered(terminal, true);
            case UPDATED -> registered(terminal, false);
            case NOT_PERMITTED -> Either.left(new TerminalRefusal.AddressNotAllowed(terminal.address()));
            case TOO_MANY -> Either.left(new TerminalRefusal.TooManyTerminals(permit.most()));
            case ADDRESS_TAKEN -> Either.left(new TerminalRefusal.AddressTaken(terminal.address()));
            case STILL_USED -> Either.left(new TerminalRefusal.StillUsed());
        };
    }

    /**
     * Whoever is there may be there no longer, because the operator has given the place to others since. Then it makes
     * room, unless a session on it is not over: there may be money on it.
     */
    private boolean isVacated(Terminal wanted) {
        return terminals
                .holder(wanted.address())
                .filter(holder ->
                        !permits.apply(holder.merchant(), wanted.address()).place())
                .exists(holder -> terminals.remove(holder) == Terminals.Removal.REMOVED);
    }

    private Either<TerminalRefusal, RegisteredTerminal> registered(Terminal terminal, boolean added) {
        return terminals
                .find(terminal.key())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchTerminal())
                .map(registered -> new RegisteredTerminal(registered, added));
    }
}

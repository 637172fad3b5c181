package io.paysession.bootstrap.terminal;

import io.paysession.application.terminal.device.RegisterTerminalCommand;
import io.paysession.application.terminal.device.RegisterTerminalUseCase;
import io.paysession.application.terminal.device.RegisteredTerminal;
import io.paysession.bootstrap.watch.Metrics;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalKey;
import io.vavr.control.Either;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what merchants are not told: why a terminal could not be registered. Whoever tries one address after
 * another shows here.
 */
final class WatchedRegistration implements RegisterTerminalUseCase {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedRegistration.class);

    private final RegisterTerminalUseCase inner;
    private final Metrics metrics;

    WatchedRegistration(RegisterTerminalUseCase inner, Metrics metrics) {
        this.inner = inner;
        this.metrics = metrics;
    }

    @Override
    public Either<TerminalRefusal, RegisteredTerminal> registerTerminal(RegisterTerminalCommand command) {
        Either<TerminalRefusal, RegisteredTerminal> result = inner.registerTerminal(command);
        TerminalKey key = command.terminal().key();
        String address = command.terminal().address().value();
        if (result.isLeft() && result.getLeft() instanceof TerminalRefusal.AddressNotAllowed) {
            metrics.registrationRefused("not_allowed");
            LOG.warn("Terminal {} is not registered: its merchant may have none at {}", key, address);
        } else if (result.isLeft() && result.getLeft() instanceof TerminalRefusal.AddressTaken) {
            metrics.registrationRefused("taken");
            LOG.warn("Terminal {} is not registered: another is at {}", key, address);
        } else if (result.isLeft() && result.getLeft() instanceof TerminalRefusal.TooManyTerminals) {
            metrics.registrationRefused("too_many");
            LOG.warn("Terminal {} is not registered: its merchant has as many as it may have", key);
        }
        return result;
    }
}

package io.paysession.application.terminal;

import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.domain.terminal.TerminalFamily;
import io.paysession.domain.terminal.TerminalRefusal;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.Wish;
import io.vavr.control.Either;
import io.vavr.control.Option;

final class OperateTerminalSessionService implements OperateTerminalSessionUseCase {
    /** A session takes a few steps in its life; so many lost races in a row are a fault, not contention. */
    private static final int MAXIMUM_RACES = 100;

    private final TerminalPorts ports;
    private final TerminalRules rules;
    private final TerminalSignals signals;

    OperateTerminalSessionService(TerminalPorts ports, TerminalRules rules, TerminalSignals signals) {
        this.ports = ports;
        this.rules = rules;
        this.signals = signals;
    }

    @Override
    public Either<TerminalRefusal, TerminalSessionView> operateTerminalSession(OperateTerminalSessionCommand command) {
        if (command.wish().name() == Wish.UPDATE) {
            Either<TerminalRefusal, TerminalFamily> family = updatable(command);
            if (family.isLeft()) {
                return Either.left(family.getLeft());
            }
        }
        for (int race = 0; race < MAXIMUM_RACES; race++) {
            Option<Either<TerminalRefusal, TerminalSession>> decided = attempt(command);
            if (decided.isDefined()) {
                return decided.get().map(this::view);
            }
        }
        throw new IllegalStateException("A terminal session changes without end");
    }

    private Either<TerminalRefusal, TerminalFamily> updatable(OperateTerminalSessionCommand command) {
        return ports.terminals()
                .find(command.terminal())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchTerminal())
                .map(found -> found.terminal().family())
                .filterOrElse(
                        TerminalFamily::updatesAmounts,
                        family -> new TerminalRefusal.NotSupported(Wish.UPDATE, family));
    }

    /** None if somebody else was faster. */
    private Option<Either<TerminalRefusal, TerminalSession>> attempt(OperateTerminalSessionCommand command) {
        Option<TerminalSession> found = ports.sessions().find(command.terminal(), command.session());
        if (found.isEmpty()) {
            return Option.some(Either.left(new TerminalRefusal.NoSuchSession()));
        }
        TerminalSession current = found.get();
        Either<TerminalRefusal, TerminalSession> wished =
                command.wish().on(current, rules, ports.time().now());
        if (wished.isLeft() || wished.get() == current) {
            return Option.some(wished);
        }
        if (!ports.sessions().replace(current, wished.get())) {
            return Option.none();
        }
        signals.wished(command.terminal());
        return Option.some(wished);
    }

    private TerminalSessionView view(TerminalSession session) {
        return new TerminalSessionView(
                session,
                ports.sessions()
                        .history(session.order().terminal(), session.order().id()));
    }
}

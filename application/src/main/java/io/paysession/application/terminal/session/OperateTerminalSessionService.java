package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.application.port.TerminalSessions.Recorded;
import io.paysession.application.race.Race;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.request.SessionOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;

final class OperateTerminalSessionService implements OperateTerminalSessionUseCase {
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
        if (command.request().name() == SessionOperation.UPDATE) {
            Either<TerminalRefusal, TerminalFamily> family = updatable(command);
            if (family.isLeft()) {
                return Either.left(family.getLeft());
            }
        }
        return Race.run(() -> attempt(command));
    }

    private Either<TerminalRefusal, TerminalFamily> updatable(OperateTerminalSessionCommand command) {
        return ports.terminals()
                .find(command.terminal())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchTerminal())
                .map(found -> found.terminal().family())
                .filterOrElse(
                        TerminalFamily::updatesAmounts,
                        family -> new TerminalRefusal.NotSupported(SessionOperation.UPDATE, family));
    }

    /** None if somebody else was faster. */
    private Option<Either<TerminalRefusal, TerminalSessionView>> attempt(OperateTerminalSessionCommand command) {
        Option<Recorded> found = ports.sessions().recorded(command.terminal(), command.session());
        if (found.isEmpty()) {
            return Option.some(Either.left(new TerminalRefusal.NoSuchSession()));
        }
        TerminalSession current = found.get().session();
        Currency currency = current.order().currency();
        if (command.request().amounts().exists(amount -> !amount.currency().equals(currency))) {
            return Option.some(Either.left(new TerminalRefusal.OtherCurrency(currency)));
        }
        Either<TerminalRefusal, TerminalSession> next =
                command.request().on(current, rules, ports.time().now());
        if (next.isLeft() || next.get() == current) {
            return Option.some(next.map(same -> TerminalSessionView.of(found.get())));
        }
        if (!ports.sessions().replace(current, next.get())) {
            return Option.none();
        }
        signals.asked(command.terminal());
        return Option.some(next.map(changed -> new TerminalSessionView(
                changed, found.get().history().append(new Entry(changed.step(), changed.status())))));
    }
}

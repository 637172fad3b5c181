package io.paysession.application.terminal.session;

import io.paysession.application.port.TerminalSessions.Addition;
import io.paysession.application.port.TerminalSessions.Entry;
import io.paysession.application.port.Terminals.Registered;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.domain.terminal.Scanning;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalRefusal;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionOrder.Wanted;
import io.paysession.domain.terminal.request.TerminalSessionId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.math.BigInteger;
import java.time.Duration;

final class StartTerminalSessionService implements StartTerminalSessionUseCase {
    private static final int NUMBER_BYTES = 4;

    private final TerminalPorts ports;
    private final TerminalSettings settings;
    private final TerminalSignals signals;

    StartTerminalSessionService(TerminalPorts ports, TerminalSettings settings, TerminalSignals signals) {
        this.ports = ports;
        this.settings = settings;
        this.signals = signals;
    }

    @Override
    public Either<TerminalRefusal, StartedTerminalSession> startTerminalSession(StartTerminalSessionCommand command) {
        Wanted wanted = command.wanted();
        return ports.terminals()
                .find(command.terminal())
                .<TerminalRefusal>toEither(new TerminalRefusal.NoSuchTerminal())
                .flatMap(this::permitted)
                .flatMap(terminal -> check(terminal, wanted))
                .flatMap(checked -> add(Scanning.start(order(command), settings.rules())));
    }

    /**
     * Where the merchant may have no terminal any more there is no connection, and no new session that would hold the
     * place. What is connected needs no look.
     */
    private Either<TerminalRefusal, Terminal> permitted(Registered found) {
        Terminal terminal = found.terminal();
        boolean permitted = found.status() == TerminalStatus.ONLINE
                || settings.permits()
                        .apply(terminal.key().merchant(), terminal.address())
                        .place();
        return permitted ? Either.right(terminal) : Either.left(new TerminalRefusal.PlaceLost());
    }

    private Either<TerminalRefusal, Wanted> check(Terminal terminal, Wanted wanted) {
        if (!wanted.amount().currency().equals(terminal.currency())) {
            return Either.left(new TerminalRefusal.OtherCurrency(terminal.currency()));
        }
        Duration within = wanted.disposal().within();
        return settings.rules()
                .longestPolicy()
                .filter(longest -> within.compareTo(longest) > 0)
                .<Either<TerminalRefusal, Wanted>>map(
                        longest -> Either.left(new TerminalRefusal.PolicyTooLong(longest)))
                .getOrElse(() -> Either.right(wanted));
    }

    private SessionOrder order(StartTerminalSessionCommand command) {
        return new SessionOrder(
                command.terminal(),
                TerminalSessionId.fromRandom(ports.randomness().exactly(TerminalSessionId.RANDOM_BYTES)),
                new BigInteger(1, ports.randomness().exactly(NUMBER_BYTES)).longValueExact(),
                command.wanted(),
                ports.time().now());
    }

    private Either<TerminalRefusal, StartedTerminalSession> add(Scanning session) {
        Addition addition = ports.sessions().add(session);
        return addition.match(new Addition.Cases<>() {
            @Override
            public Either<TerminalRefusal, StartedTerminalSession> added() {
                signals.asked(session.order().terminal());
                Entry first = new Entry(session.step(), session.status());
                return Either.right(new StartedTerminalSession(new TerminalSessionView(session, List.of(first)), true));
            }

            @Override
            public Either<TerminalRefusal, StartedTerminalSession> exists(TerminalSession existing) {
                return again(existing, session.order().wanted());
            }

            @Override
            public Either<TerminalRefusal, StartedTerminalSession> busy(TerminalSessionId other) {
                return Either.left(new TerminalRefusal.Busy(other));
            }

            @Override
            public Either<TerminalRefusal, StartedTerminalSession> noTerminal() {
                return Either.left(new TerminalRefusal.NoSuchTerminal());
            }
        });
    }

    private Either<TerminalRefusal, StartedTerminalSession> again(TerminalSession existing, Wanted wanted) {
        if (!existing.order().wanted().equals(wanted)) {
            return Either.left(new TerminalRefusal.OtherContent(wanted.reference()));
        }
        var history = ports.sessions()
                .history(existing.order().terminal(), existing.order().id());
        return Either.right(new StartedTerminalSession(new TerminalSessionView(existing, history), false));
    }
}

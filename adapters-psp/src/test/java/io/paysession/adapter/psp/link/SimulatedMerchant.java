package io.paysession.adapter.psp.link;

import io.paysession.application.port.TerminalSessions;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.device.ReplaceTerminalCommand;
import io.paysession.application.terminal.device.RetrieveTerminalCommand;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.DisposingSession;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Random;

/** Asks for things, in no good order. What is refused is refused. */
final class SimulatedMerchant {
    private final Random random;
    private final Terminal terminal;
    private final TerminalUseCases useCases;
    private final TerminalSessions sessions;
    private int references;

    SimulatedMerchant(Random random, Terminal terminal, TerminalUseCases useCases, TerminalSessions sessions) {
        this.random = random;
        this.terminal = terminal;
        this.useCases = useCases;
        this.sessions = sessions;
    }

    void act() {
        Seq<TerminalSession> unfinished = sessions.unfinished(terminal.key());
        if (random.nextInt(12) == 0) {
            replace();
        } else if (unfinished.isEmpty() || random.nextInt(3) == 0) {
            start();
        } else {
            TerminalSession session = unfinished.get(random.nextInt(unfinished.size()));
            var ignoredAnswer = useCases.operate()
                    .operateTerminalSession(new OperateTerminalSessionCommand(
                            terminal.key(), session.order().id(), request(session)));
        }
    }

    /** Gives up what waits for a decision: a card in front of the terminal waits for ever (U-8). */
    void goHome() {
        sessions.unfinished(terminal.key())
                .filter(session -> session.status() == TerminalSessionStatus.CARD_READ)
                .forEach(session -> {
                    var ignoredAnswer = useCases.operate()
                            .operateTerminalSession(new OperateTerminalSessionCommand(
                                    terminal.key(), session.order().id(), new SessionCommand.Cancel()));
                });
    }

    /** Sees elsewhere to what waits for a device that may never be back. */
    void closeWhatWaits() {
        sessions.unfinished(terminal.key())
                .filter(session -> session instanceof DisposingSession waiting && waiting.isHeldBack())
                .forEach(session -> {
                    var ignoredAnswer = useCases.operate()
                            .operateTerminalSession(new OperateTerminalSessionCommand(
                                    terminal.key(), session.order().id(), new SessionCommand.Close()));
                });
    }

    /** Whatever is there is right. */
    private void replace() {
        useCases.retrieve()
                .retrieveTerminal(new RetrieveTerminalCommand(terminal.key()))
                .toOption()
                .filter(found -> found.status() == TerminalStatus.OTHER_DEVICE)
                .forEach(found -> {
                    var ignoredAnswer = useCases.replace()
                            .replaceTerminal(new ReplaceTerminalCommand(
                                    terminal.key(), found.device().found()));
                });
    }

    private void start() {
        AuthorizationMode mode = random.nextInt(3) == 0 ? AuthorizationMode.MANUAL : AuthorizationMode.AUTOMATIC;
        var ignoredAnswer = useCases.start()
                .startTerminalSession(new StartTerminalSessionCommand(
                        terminal.key(),
                        new SessionOrder.Wanted(
                                new SessionReference("order " + references++), amount(), mode, policy())));
    }

    private SessionCommand request(TerminalSession session) {
        Money ceiling = session.reservation().flatMap(held -> held.reserved()).getOrElse(this::amount);
        Money part = new Money(random.nextInt((int) ceiling.minorUnits() + 1), terminal.currency());
        return switch (random.nextInt(12)) {
            case 0, 1 -> new SessionCommand.Authorize();
            case 2 -> new SessionCommand.Cancel();
            case 3 -> new SessionCommand.Deliver(policy());
            case 4 -> new SessionCommand.Meter(part);
            case 5, 6, 7 -> new SessionCommand.Commit(random.nextInt(4) == 0 ? ceiling : part);
            case 8 -> new SessionCommand.Release();
            case 9 -> new SessionCommand.Restart();
            case 10 -> new SessionCommand.Close();
            default -> new SessionCommand.Update(amount());
        };
    }

    private Money amount() {
        return new Money(1 + random.nextInt(5000), terminal.currency());
    }

    private DisposalPolicy policy() {
        Duration within = Duration.ofSeconds(5 + random.nextInt(300));
        return switch (random.nextInt(3)) {
            case 0 -> new DisposalPolicy(within, DisposalAction.COMMIT, Option.none());
            case 1 -> new DisposalPolicy(within, DisposalAction.COMMIT, Option.some(amount()));
            default -> DisposalPolicy.voidAfter(within);
        };
    }
}

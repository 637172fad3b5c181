package io.paysession.example.charging;

import io.paysession.adapter.psp.PspAdapter;
import io.paysession.adapter.psp.PspSettings;
import io.paysession.application.terminal.*;
import io.paysession.application.terminal.control.*;
import io.paysession.application.terminal.device.RegisterTerminalCommand;
import io.paysession.application.terminal.session.*;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.*;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.*;
import io.paysession.domain.terminal.request.*;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A charge point that works with a card terminal inside its own program: reserve, deliver, meter, take what is due. */
public final class Charger implements AutoCloseable {
    private static final Currency EUR = Currency.getInstance("EUR");

    private final TerminalKey key = new TerminalKey(new MerchantId("CHARGEPARK"), new TerminalId("bay-7"));
    private final TerminalUseCases terminals;
    private final PspAdapter links;

    /** A charge point with a terminal at that address. */
    public Charger(String address) {
        // In memory here; with PersistenceAdapter's stores it survives whatever happens to the process.
        var store = new InMemoryTerminalStore(Instant::now);
        var signals = new TerminalSignals();
        var rules = TerminalRules.DEFAULT;
        terminals = TerminalUseCases.of(
                new TerminalPorts(store.terminals(), store.sessions(), SecureRandom::getSeed, Instant::now),
                new TerminalSettings(rules, anywhere -> true),
                signals);
        var fleet = new TerminalFleet(
                new ControlPorts(
                        store.sessions(), store.leases(), SecureRandom::getSeed, Instant::now, System::nanoTime),
                ControlSettings.DEFAULT,
                signals);
        links = PspAdapter.start(PspSettings.standard(rules), fleet, signals, Instant::now);
        var terminal = new Terminal(key, TerminalFamily.APOLLO, new TerminalAddress(address), EUR);
        terminals
                .register()
                .registerTerminal(new RegisterTerminalCommand(terminal))
                .get();
    }

    /** Serves one driver: five minutes to plug in, then twelve hours to charge; whatever happens, the policy ends it. */
    public TerminalSession serve(String reference, long centsCharged) throws InterruptedException {
        var plugIn = DisposalPolicy.voidAfter(Duration.ofMinutes(5));
        var wanted = new SessionOrder.Wanted(
                new SessionReference(reference), new Money(5000, EUR), AuthorizationMode.AUTOMATIC, plugIn);
        var started = terminals
                .start()
                .startTerminalSession(new StartTerminalSessionCommand(key, wanted))
                .get();
        var id = started.view().session().order().id();
        var reserved = await(id, TerminalSessionStatus.APPROVED);
        if (reserved.status() != TerminalSessionStatus.APPROVED) {
            return reserved; // Declined, or nobody has shown a card: there is nothing to deliver.
        }
        // The cable is in. If this program never says more, what was metered last is taken.
        var charging = new DisposalPolicy(Duration.ofHours(12), DisposalAction.COMMIT, Option.none());
        ask(id, new SessionCommand.Deliver(charging));
        ask(id, new SessionCommand.Meter(new Money(centsCharged, EUR)));
        ask(id, new SessionCommand.Commit(new Money(centsCharged, EUR)));
        return await(id, TerminalSessionStatus.COMMITTED);
    }

    private void ask(TerminalSessionId id, SessionCommand request) {
        terminals
                .operate()
                .operateTerminalSession(new OperateTerminalSessionCommand(key, id, request))
                .get();
    }

    /** Looks whenever something is stored, and every second in case another process has stored it. */
    private TerminalSession await(TerminalSessionId id, TerminalSessionStatus status) throws InterruptedException {
        var news = new Semaphore(0);
        try (var listening = terminals.signals().listen(key, news::release)) {
            var session = find(id);
            while (session.status() != status && !session.status().isOver()) {
                boolean woken = news.tryAcquire(1, TimeUnit.SECONDS);
                session = find(id);
            }
            return session;
        }
    }

    private TerminalSession find(TerminalSessionId id) {
        var command = new RetrieveTerminalSessionCommand(key, id);
        return terminals
                .retrieveSession()
                .retrieveTerminalSession(command)
                .get()
                .session();
    }

    @Override
    public void close() {
        links.close();
    }
}

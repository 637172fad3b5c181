package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.simulator.Fault;
import io.paysession.adapter.psp.simulator.SimulatedTerminal;
import io.paysession.adapter.psp.simulator.TerminalSettings;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalAction;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Currency;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Start, card, bank, delivery, commit; until the terminal's own timeout has passed. */
final class PlainSale {
    private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(20);
    private static final int MOST_STEPS = 20_000;

    private final VirtualTime time = new VirtualTime();
    private final Trace trace = new Trace(time, false);
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(time::terminalNow);
    private final TerminalSignals signals = new TerminalSignals();
    private final AtomicInteger processes = new AtomicInteger();
    private final Terminal terminal;
    private final SimulatedTerminal device;
    private final SimulatedNetwork network;
    private final FaultyStore faults = new FaultyStore(new Random(1), () -> false);
    private final TerminalUseCases useCases;
    private final SimulatedHost host;

    PlainSale(TerminalFamily family) {
        terminal = new Terminal(
                new TerminalKey(new MerchantId("TESTSHOP01"), new TerminalId("till-1")),
                family,
                TerminalAddress.parse("tcp://127.0.0.1:3201").get(),
                Currency.getInstance("EUR"));
        device = new SimulatedTerminal(TerminalSettings.of(family), new Random(1));
        network = new SimulatedNetwork(time, new Random(1), device, trace);
        TerminalRules rules = new TerminalRules(
                Option.some(SESSION_TIMEOUT),
                DisposalAction.VOID,
                Duration.ofMinutes(8),
                Duration.ofSeconds(90),
                false);
        var registered = store.terminals().register(terminal);
        trace.add(registered.name());
        useCases = TerminalUseCases.of(
                new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(1), time::hostNow),
                new io.paysession.application.terminal.session.TerminalSettings(rules, address -> true),
                signals);
        ControlSettings control = ControlSettings.of(rules);
        host = new SimulatedHost(time, network, LinkSettings.standard(rules), () -> fleet(control), signals, trace);
    }

    private TerminalFleet fleet(ControlSettings control) {
        return new TerminalFleet(
                new ControlPorts(
                        faults.around(TerminalSessions.class, store.sessions()),
                        faults.around(TerminalLeases.class, store.leases()),
                        new SeededRandomness(100 + processes.incrementAndGet()),
                        time::hostNow,
                        time::now),
                control,
                signals);
    }

    /** The process dies at its so-manieth call of the store, before or after it takes effect. */
    void crashAt(int call, boolean after) {
        faults.crashAt(call, after);
    }

    /** Whether there were so many calls. */
    boolean hasCrashed() {
        return faults.hasCrashed();
    }

    void inject(Fault fault) {
        network.run(device.inject(fault, time.terminalNow()));
    }

    Outcome run() {
        host.start();
        time.in(Duration.ofSeconds(5), this::start);
        time.in(Duration.ofSeconds(20), () -> operate(new SessionCommand.Deliver(policy())));
        time.in(Duration.ofSeconds(25), () -> operate(new SessionCommand.Commit(euro(640))));
        boolean ended = runUntil(SESSION_TIMEOUT.plusMinutes(3));
        return new Outcome(
                store.sessions(),
                terminal,
                device.ledger(),
                false,
                false,
                false,
                ended,
                trace.incidents(),
                trace.digest(),
                trace.text());
    }

    private boolean runUntil(Duration end) {
        for (int step = 0; step < MOST_STEPS; step++) {
            long next = Math.min(
                    Math.min(time.nextPlanned(), host.nextExpiry()),
                    device.nextExpiry().map(time::ofTerminal).getOrElse(Long.MAX_VALUE));
            if (next > end.toNanos()) {
                return true;
            }
            time.advance(next);
            network.expire();
            if (host.nextExpiry() <= time.now()) {
                host.timePasses();
            }
        }
        return false;
    }

    private void start() {
        var unusedStarted = useCases.start()
                .startTerminalSession(new StartTerminalSessionCommand(
                        terminal.key(),
                        new SessionOrder.Wanted(
                                new SessionReference("sale"), euro(2500), AuthorizationMode.AUTOMATIC, policy())));
    }

    private void operate(SessionCommand request) {
        store.sessions().unfinished(terminal.key()).forEach(session -> {
            var unusedAnswer = useCases.operate()
                    .operateTerminalSession(new OperateTerminalSessionCommand(
                            terminal.key(), session.order().id(), request));
        });
    }

    private static DisposalPolicy policy() {
        return DisposalPolicy.voidAfter(Duration.ofMinutes(5));
    }

    private Money euro(long cents) {
        return new Money(cents, terminal.currency());
    }
}

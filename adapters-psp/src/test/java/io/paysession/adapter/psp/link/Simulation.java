package io.paysession.adapter.psp.link;

import io.paysession.adapter.psp.simulator.Answer;
import io.paysession.adapter.psp.simulator.Fault;
import io.paysession.adapter.psp.simulator.Identity;
import io.paysession.adapter.psp.simulator.Ledger;
import io.paysession.adapter.psp.simulator.Moment;
import io.paysession.adapter.psp.simulator.Output;
import io.paysession.adapter.psp.simulator.SimulatedTerminal;
import io.paysession.adapter.psp.simulator.TerminalQuirks;
import io.paysession.adapter.psp.simulator.TerminalScript;
import io.paysession.adapter.psp.simulator.TerminalSettings;
import io.paysession.adapter.psp.simulator.TerminalTiming;
import io.paysession.application.port.TerminalLeases;
import io.paysession.application.port.TerminalSessions;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.DisposalAction;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/**
 * One run of the real controller, link and codec against the real simulator of a terminal, on the contract's store: one
 * thread, one virtual clock, one seed that decides everything. For some minutes a merchant asks for things while whatever
 * can fail does; then nothing fails any more, until even the terminal's own timeout has passed.
 */
final class Simulation {
    private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(20);
    private static final Duration STORM = Duration.ofMinutes(10);
    private static final Duration CALM = SESSION_TIMEOUT.plusMinutes(7);
    private static final int MOST_STEPS = 200_000;

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final Trace trace;
    private final InMemoryTerminalStore store = new InMemoryTerminalStore(time::terminalNow);
    private final TerminalSignals signals = new TerminalSignals();
    private final Terminal terminal;
    private final SimulatedTerminal[] devices;
    private final SimulatedNetwork network;
    private final FaultyStore faults;
    private final SimulatedMerchant merchant;
    private final SimulatedHost[] hosts;
    private final boolean clockJumps;
    private final boolean approvesAfterCancel;
    private final boolean forgets;
    private final boolean exchanges;
    private boolean storm = true;

    Simulation(long seed, boolean fullTrace) {
        random = new Random(seed);
        trace = new Trace(time, fullTrace);
        terminal = new Terminal(
                new TerminalKey(new MerchantId("TESTSHOP01"), new TerminalId("till-1")),
                random.nextInt(3) == 0 ? TerminalFamily.P6X : TerminalFamily.APOLLO,
                TerminalAddress.parse("tcp://127.0.0.1:3201").get(),
                Currency.getInstance("EUR"));
        clockJumps = random.nextInt(8) == 0;
        approvesAfterCancel = random.nextInt(3) == 0;
        forgets = random.nextInt(8) == 0;
        exchanges = random.nextInt(4) == 0;
        devices = devices();
        network = new SimulatedNetwork(time, random, devices[0], trace);
        faults = new FaultyStore(random, () -> storm);
        faults.rates(random.nextInt(3) == 0 ? 30 : 0, random.nextInt(3) == 0 ? 10 : 0);
        TerminalRules rules = new TerminalRules(
                Option.some(SESSION_TIMEOUT),
                DisposalAction.VOID,
                Duration.ofMinutes(8),
                Duration.ofSeconds(90),
                false);
        var registered = store.terminals().register(terminal);
        trace.add(registered.name());
        TerminalUseCases useCases = TerminalUseCases.of(
                new TerminalPorts(
                        store.terminals(), store.sessions(), new SeededRandomness(random.nextLong()), time::hostNow),
                new io.paysession.application.terminal.session.TerminalSettings(rules, address -> true),
                signals);
        merchant = new SimulatedMerchant(random, terminal, useCases, store.sessions());
        ControlSettings control = ControlSettings.of(rules);
        hosts = new SimulatedHost[1 + random.nextInt(2)];
        for (int i = 0; i < hosts.length; i++) {
            hosts[i] = new SimulatedHost(
                    time, network, LinkSettings.standard(rules), () -> fleet(control), signals, trace);
        }
    }

    /** What came of it. */
    Outcome run() {
        for (SimulatedHost host : hosts) {
            host.start();
        }
        planMerchant();
        planFaults();
        boolean ended = runUntil(STORM);
        storm = false;
        time.hostClockJumps(Duration.ZERO);
        ended &= runUntil(STORM.plus(CALM));
        return new Outcome(
                store.sessions(),
                terminal,
                new Ledger(Arrays.stream(devices)
                        .flatMap(device -> device.ledger().entries().stream())
                        .toList()),
                forgets,
                clockJumps,
                approvesAfterCancel,
                ended,
                trace.incidents(),
                trace.digest(),
                trace.text());
    }

    private boolean runUntil(Duration end) {
        for (int step = 0; step < MOST_STEPS; step++) {
            long next = time.nextPlanned();
            for (SimulatedTerminal device : devices) {
                next = Math.min(next, device.nextExpiry().map(time::ofTerminal).getOrElse(Long.MAX_VALUE));
            }
            for (SimulatedHost host : hosts) {
                next = Math.min(next, host.nextExpiry());
            }
            if (next > end.toNanos()) {
                return true;
            }
            time.advance(next);
            network.expire();
            for (SimulatedTerminal device : devices) {
                if (device != network.terminal()) {
                    List<Output> unusedSinceNobodyListens = device.expire(time.terminalNow());
                }
            }
            for (SimulatedHost host : hosts) {
                if (host.nextExpiry() <= time.now()) {
                    host.timePasses();
                }
            }
        }
        return false;
    }

    private void planMerchant() {
        time.in(Duration.ofMillis(random.nextInt(20_000)), () -> {
            if (storm) {
                merchant.act();
                planMerchant();
            } else {
                merchant.goHome();
                time.in(Duration.ofMinutes(5), merchant::goHome);
            }
        });
    }

    private void planFaults() {
        time.in(Duration.ofMillis(random.nextInt(40_000)), () -> {
            if (storm) {
                fail();
                planFaults();
            }
        });
    }

    private void fail() {
        switch (random.nextInt(14)) {
            case 0 -> network.cut();
            case 1 -> network.unplug(Duration.ofSeconds(random.nextInt(90)));
            case 2 -> hosts[random.nextInt(hosts.length)].crash(Duration.ofSeconds(random.nextInt(30)));
            case 3 -> hosts[random.nextInt(hosts.length)].sleep(Duration.ofSeconds(random.nextInt(40)));
            case 4 -> network.run(network.terminal().reboot(time.terminalNow()));
            case 5 -> network.terminal().answerWith(answer());
            case 6 -> jump();
            case 7 -> forget();
            case 8 -> showDriverCard();
            case 9 -> exchange();
            default -> network.run(network.terminal().inject(fault(), time.terminalNow()));
        }
    }

    private void jump() {
        if (clockJumps) {
            trace.add("jump");
            time.hostClockJumps(Duration.ofSeconds(random.nextInt(600) - 300L));
        }
    }

    private void forget() {
        if (forgets) {
            network.run(network.terminal().forgetSessions(time.terminalNow()));
        }
    }

    private void showDriverCard() {
        if (terminal.family() == TerminalFamily.APOLLO) {
            network.run(network.terminal().presentProprietaryCard(Option.none(), time.terminalNow()));
        }
    }

    private void exchange() {
        if (exchanges) {
            network.exchange(network.terminal() == devices[0] ? devices[1] : devices[0]);
            if (random.nextBoolean()) {
                // Perhaps in the moment when the right one is back.
                time.in(Duration.ofMillis(200 + random.nextInt(400)), merchant::closeWhatWaits);
            }
        }
    }

    /** Two devices that use the same numbers for different cardholders; the first may not tell who it is. */
    private SimulatedTerminal[] devices() {
        TerminalSettings settings = deviceSettings();
        Identity first = Identity.standard();
        boolean silent = exchanges && random.nextInt(4) == 0;
        long seed = random.nextLong();
        return new SimulatedTerminal[] {
            new SimulatedTerminal(
                    settings.with(silent ? first.with(Identity.Manner.REFUSED) : first), new Random(seed)),
            new SimulatedTerminal(settings.with(first.withSerialNumber("ANOTHER-1")), new Random(seed))
        };
    }

    private Answer answer() {
        return switch (random.nextInt(5)) {
            case 0 ->
                terminal.family() == TerminalFamily.APOLLO
                        ? new Answer.Partial(1 + random.nextInt(2000))
                        : new Answer.Approve();
            case 1 -> new Answer.Decline(random.nextInt(16));
            case 2 -> new Answer.Silence();
            default -> new Answer.Approve();
        };
    }

    private Fault fault() {
        Moment[] moments = Moment.values();
        Moment moment = moments[random.nextInt(moments.length)];
        return switch (random.nextInt(5)) {
            case 0 -> new Fault.Drop(moment, random.nextInt(40));
            case 1 -> new Fault.AnswerLate(moment, Duration.ofMillis(random.nextInt(60_000)));
            case 2 -> new Fault.AnswerTwice(moment);
            case 3 -> new Fault.CorruptChecksum(moment);
            default -> new Fault.Reboot(moment);
        };
    }

    private TerminalSettings deviceSettings() {
        Option<Duration> cardAfter =
                Option.when(random.nextInt(10) > 0, () -> Duration.ofMillis(random.nextInt(10_000)));
        TerminalScript script = new TerminalScript(
                cardAfter,
                Option.none(),
                new Answer.Approve(),
                Duration.ofMillis(random.nextInt(random.nextInt(4) == 0 ? 110_000 : 3_000)));
        TerminalQuirks quirks =
                new TerminalQuirks(random.nextBoolean(), random.nextBoolean(), false, false, approvesAfterCancel);
        return TerminalSettings.of(terminal.family())
                .with(script)
                .with(TerminalTiming.tcp())
                .with(quirks);
    }

    private TerminalFleet fleet(ControlSettings control) {
        return new TerminalFleet(
                new ControlPorts(
                        faults.around(TerminalSessions.class, store.sessions()),
                        faults.around(TerminalLeases.class, store.leases()),
                        new SeededRandomness(random.nextLong()),
                        time::hostNow,
                        time::now),
                control,
                signals);
    }
}

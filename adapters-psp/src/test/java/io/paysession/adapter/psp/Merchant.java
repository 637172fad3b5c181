package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.TerminalSessions.Filter;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.terminal.session.OperateTerminalSessionCommand;
import io.paysession.application.terminal.session.SessionCommand;
import io.paysession.application.terminal.session.StartTerminalSessionCommand;
import io.paysession.application.terminal.session.TerminalPorts;
import io.paysession.application.terminal.session.TerminalSettings;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.device.TerminalStatus;
import io.paysession.domain.terminal.request.AuthorizationMode;
import io.paysession.domain.terminal.request.DisposalPolicy;
import io.paysession.domain.terminal.request.SessionOrder;
import io.paysession.domain.terminal.request.SessionReference;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A merchant who embeds the terminals: everything but the links is in memory, and outlives them. */
final class Merchant {
    static final Currency EUR = Currency.getInstance("EUR");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long PAUSE_NANOS = 10_000_000;
    private static final Money RESERVED = new Money(2500, EUR);

    private final InMemoryTerminalStore store = new InMemoryTerminalStore(Instant::now);
    private final TerminalSignals signals = new TerminalSignals();
    private final TerminalRules rules;
    private final TerminalUseCases useCases;
    private int hosts;

    Merchant(TerminalRules rules) {
        this.rules = rules;
        this.useCases = TerminalUseCases.of(
                new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(1), Instant::now),
                new TerminalSettings(rules, address -> true),
                signals);
    }

    /** The links, kept by another holder of leases each time. */
    PspAdapter host(PspSettings settings) {
        return host(settings, PspAdapter.Reach.EVERYWHERE);
    }

    PspAdapter host(PspSettings settings, PspAdapter.Reach reach) {
        TerminalFleet fleet = new TerminalFleet(
                new ControlPorts(
                        store.sessions(),
                        store.leases(),
                        new SeededRandomness(100 + hosts++),
                        Instant::now,
                        System::nanoTime),
                ControlSettings.of(rules),
                signals);
        return PspAdapter.start(settings, fleet, signals, Instant::now, reach);
    }

    PspAdapter host() {
        return host(PspSettings.standard(rules));
    }

    Terminal register(TerminalFamily family, String address) {
        Terminal terminal = new Terminal(
                new TerminalKey(new MerchantId("TESTSHOP01"), new TerminalId(address.replaceAll("[^0-9a-z]+", "-"))),
                family,
                TerminalAddress.parse(address).get(),
                EUR);
        var unusedNew = store.terminals().register(terminal);
        return terminal;
    }

    void remove(Terminal terminal) {
        var unusedRemoved = store.terminals().remove(terminal.key());
    }

    TerminalStatus status(Terminal terminal) {
        return store.terminals().find(terminal.key()).get().status();
    }

    /** Wants 25.00 to be reserved as soon as a card is there. */
    void start(Terminal terminal, String reference) {
        SessionOrder.Wanted wanted = new SessionOrder.Wanted(
                new SessionReference(reference),
                RESERVED,
                AuthorizationMode.AUTOMATIC,
                DisposalPolicy.voidAfter(Duration.ofMinutes(5)));
        var started = useCases.start().startTerminalSession(new StartTerminalSessionCommand(terminal.key(), wanted));
        assertThat(started.isRight()).isTrue();
    }

    void commit(Terminal terminal, TerminalSession session, Money amount) {
        var unusedAccepted = useCases.operate()
                .operateTerminalSession(new OperateTerminalSessionCommand(
                        terminal.key(), session.order().id(), new SessionCommand.Commit(amount)));
    }

    /** The newest first. */
    Seq<TerminalSession> sessions(Terminal terminal) {
        return store.sessions().list(terminal.key(), Filter.newest(10));
    }

    void awaitNewest(Terminal terminal, TerminalSessionStatus status) {
        await(
                terminal + " has a session that is " + status,
                () -> sessions(terminal).head().status().equals(status));
    }

    void awaitOnline(Terminal terminal) {
        await(terminal + " is online", () -> status(terminal) == TerminalStatus.ONLINE);
    }

    long undisposed() {
        return store.sessions().owed(Instant.now()).undisposed();
    }

    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}

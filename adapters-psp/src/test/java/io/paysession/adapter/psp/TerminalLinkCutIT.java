package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.simulator.Ledger;
import io.paysession.adapter.psp.simulator.SessionChange;
import io.paysession.adapter.psp.simulator.SimulationListener;
import io.paysession.adapter.psp.simulator.SimulationSettings;
import io.paysession.adapter.psp.simulator.TerminalSettings;
import io.paysession.adapter.psp.simulator.TerminalSimulator;
import io.paysession.application.terminal.OperateTerminalSessionCommand;
import io.paysession.application.terminal.SessionWish;
import io.paysession.application.terminal.StartTerminalSessionCommand;
import io.paysession.application.terminal.TerminalPorts;
import io.paysession.application.terminal.TerminalUseCases;
import io.paysession.application.terminal.control.ControlPorts;
import io.paysession.application.terminal.control.ControlSettings;
import io.paysession.application.terminal.control.TerminalFleet;
import io.paysession.application.terminal.control.TerminalSignals;
import io.paysession.application.testing.InMemoryTerminalStore;
import io.paysession.application.testing.SeededRandomness;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.AuthorizationMode;
import io.paysession.domain.terminal.DisposalAction;
import io.paysession.domain.terminal.DisposalPolicy;
import io.paysession.domain.terminal.SessionOrder;
import io.paysession.domain.terminal.SessionReference;
import io.paysession.domain.terminal.Terminal;
import io.paysession.domain.terminal.TerminalAddress;
import io.paysession.domain.terminal.TerminalFamily;
import io.paysession.domain.terminal.TerminalId;
import io.paysession.domain.terminal.TerminalKey;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.TerminalSessionStatus;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link is cut at each byte between Auth and the end of the Commit: as many terminals as bytes, over real sockets. */
class TerminalLinkCutIT {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long PAUSE_NANOS = 10_000_000;
    private static final Money RESERVED = new Money(2500, EUR);
    private static final Money DUE = new Money(640, EUR);

    private static final TerminalRules RULES = new TerminalRules(
            Option.some(Duration.ofHours(24)),
            DisposalAction.VOID,
            Duration.ofMinutes(10),
            Duration.ofSeconds(4),
            false);

    private final InMemoryTerminalStore store = new InMemoryTerminalStore(Instant::now);
    private final TerminalSignals signals = new TerminalSignals();
    private final TerminalUseCases useCases = TerminalUseCases.of(
            new TerminalPorts(store.terminals(), store.sessions(), new SeededRandomness(1), Instant::now),
            new io.paysession.application.terminal.TerminalSettings(RULES, address -> true),
            signals);

    @ParameterizedTest
    @EnumSource(TerminalFamily.class)
    void every_approval_ends_in_one_commit_or_void_or_is_known_to_be_unknown(TerminalFamily family) throws Exception {
        int bytes = bytesOfAnUndisturbedSession(family);
        assertThat(bytes).isBetween(30, 600);
        try (Cables cables = Cables.lay(family, bytes);
                PspAdapter host = host()) {
            List<Terminal> terminals = register(family, cables.proxies());
            commitWhatIsApproved(terminals);
            assertThat(cables.proxies()).allMatch(CuttingProxy::isCut);
            Set<TerminalSessionStatus> ends = new HashSet<>();
            for (int i = 0; i < terminals.size(); i++) {
                ends.add(check(terminals.get(i), cables.simulator().ledgers().get(i), "cut after " + i + " bytes"));
            }
            assertThat(ends).contains(TerminalSessionStatus.COMMITTED);
            assertThat(ends)
                    .contains(family.listsSessions() ? TerminalSessionStatus.VOIDED : TerminalSessionStatus.UNKNOWN);
        }
    }

    @Test
    void nothing_is_owed_when_nothing_was_cut() throws Exception {
        assertThat(bytesOfAnUndisturbedSession(TerminalFamily.APOLLO)).isPositive();
        assertThat(store.sessions().owed(Instant.now()).undisposed()).isZero();
    }

    private int bytesOfAnUndisturbedSession(TerminalFamily family) throws IOException {
        try (TerminalSimulator simulator = simulator(family, 1);
                CuttingProxy proxy = CuttingProxy.whole(simulator.ports().get(0));
                PspAdapter host = host()) {
            List<Terminal> terminals = register(family, List.of(proxy));
            commitWhatIsApproved(terminals);
            TerminalSessionStatus unusedSinceChecked =
                    check(terminals.get(0), simulator.ledgers().get(0), "whole");
            var unusedRemoved = store.terminals().remove(terminals.get(0).key());
            return proxy.passed();
        }
    }

    private PspAdapter host() {
        TerminalFleet fleet = new TerminalFleet(
                new ControlPorts(store.sessions(), store.leases(), new SeededRandomness(2), Instant::now),
                new ControlSettings(RULES, Duration.ofSeconds(10), Duration.ofMinutes(1)),
                signals);
        return PspAdapter.start(PspSettings.standard(RULES), fleet, signals, Instant::now);
    }

    private List<Terminal> register(TerminalFamily family, List<CuttingProxy> proxies) {
        List<Terminal> terminals = new ArrayList<>();
        for (CuttingProxy proxy : proxies) {
            Terminal terminal = new Terminal(
                    new TerminalKey(new MerchantId("TESTSHOP01"), new TerminalId("at-" + proxy.port())),
                    family,
                    TerminalAddress.parse("tcp://127.0.0.1:" + proxy.port()).get(),
                    EUR);
            var unusedNew = store.terminals().register(terminal);
            terminals.add(terminal);
            SessionOrder.Wanted wanted = new SessionOrder.Wanted(
                    new SessionReference("order"),
                    RESERVED,
                    AuthorizationMode.AUTOMATIC,
                    DisposalPolicy.voidAfter(Duration.ofMinutes(5)));
            var started =
                    useCases.start().startTerminalSession(new StartTerminalSessionCommand(terminal.key(), wanted));
            assertThat(started.isRight()).isTrue();
        }
        return terminals;
    }

    private void commitWhatIsApproved(List<Terminal> terminals) {
        Set<TerminalKey> wished = new HashSet<>();
        await("all sessions have ended", () -> {
            for (Terminal terminal : terminals) {
                TerminalSession session = session(terminal);
                if (session.status() == TerminalSessionStatus.APPROVED && wished.add(terminal.key())) {
                    var unusedAccepted = useCases.operate()
                            .operateTerminalSession(new OperateTerminalSessionCommand(
                                    terminal.key(), session.order().id(), new SessionWish.Commit(DUE)));
                }
            }
            return terminals.stream().allMatch(this::hasEnded);
        });
    }

    /** An Apollo cannot tell what became of an approval that was lost; a P6X can. */
    private boolean hasEnded(Terminal terminal) {
        return store.sessions()
                .list(
                        terminal.key(),
                        new io.paysession.application.port.TerminalSessions.Filter(
                                false, Option.none(), Option.none(), 10))
                .forAll(session -> session.status().isOver()
                        || session.status() == TerminalSessionStatus.UNKNOWN
                                && !terminal.family().listsSessions());
    }

    private TerminalSession session(Terminal terminal) {
        return store.sessions()
                .list(
                        terminal.key(),
                        new io.paysession.application.port.TerminalSessions.Filter(
                                false, Option.none(), Option.none(), 10))
                .last();
    }

    private TerminalSessionStatus check(Terminal terminal, Ledger ledger, String when) {
        TerminalSession session = session(terminal);
        TerminalSessionStatus status = session.status();
        assertThat(ledger.violated()).as(when).isEmpty();
        assertThat(ledger.entries()).as(when).hasSizeLessThanOrEqualTo(1);
        for (Ledger.Entry entry : ledger.entries()) {
            switch (status) {
                case COMMITTED -> assertThat(entry.charged()).as(when).isEqualTo(DUE.minorUnits());
                case VOIDED -> assertThat(entry.ends().get(0).kind()).as(when).isEqualTo(SessionChange.Kind.VOIDED);
                case UNKNOWN -> assertThat(session.needsAttention()).as(when).isTrue();
                default -> assertThat(status).as(when).isNull();
            }
        }
        if (ledger.entries().isEmpty()) {
            assertThat(status).as(when).isIn(TerminalSessionStatus.UNKNOWN, TerminalSessionStatus.CANCELLED);
        }
        return status;
    }

    private static TerminalSimulator simulator(TerminalFamily family, int terminals) {
        return TerminalSimulator.start(
                new SimulationSettings(
                        TerminalSettings.of(io.paysession.adapter.psp.codec.TerminalFamily.valueOf(family.name())),
                        new SimulationSettings.Tcp("127.0.0.1", 0, terminals),
                        List.of(),
                        Option.none(),
                        7),
                new SimulationListener() {
                    @Override
                    public void changed(SessionChange change) {}

                    @Override
                    public void said(String text) {}
                });
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - end).as(what).isNegative();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** A terminal for each byte, and a cable that is cut there. */
    private record Cables(TerminalSimulator simulator, List<CuttingProxy> proxies) implements AutoCloseable {
        static Cables lay(TerminalFamily family, int bytes) {
            TerminalSimulator simulator = TerminalLinkCutIT.simulator(family, bytes);
            List<CuttingProxy> proxies = new ArrayList<>();
            for (int i = 0; i < bytes; i++) {
                proxies.add(CuttingProxy.cutAfter(simulator.ports().get(i), i));
            }
            return new Cables(simulator, proxies);
        }

        @Override
        public void close() throws IOException {
            for (CuttingProxy proxy : proxies) {
                proxy.close();
            }
            simulator.close();
        }
    }
}

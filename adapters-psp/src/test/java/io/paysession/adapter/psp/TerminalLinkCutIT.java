package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.simulator.Ledger;
import io.paysession.adapter.psp.simulator.SessionChange;
import io.paysession.adapter.psp.simulator.SimulationListener;
import io.paysession.adapter.psp.simulator.SimulationSettings;
import io.paysession.adapter.psp.simulator.TerminalSettings;
import io.paysession.adapter.psp.simulator.TerminalSimulator;
import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalKey;
import io.paysession.domain.terminal.request.DisposalAction;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The link is cut at each byte between Auth and the end of the Commit: as many terminals as bytes, over real sockets. */
class TerminalLinkCutIT {
    /** What an approval and its commit take at least: Auth Session, Commit, and their answers. */
    private static final int LEANEST = 100;

    /** Each simulator takes consecutive ports, and long rows of free ones are rare while other tests run. */
    private static final int TERMINALS_OF_ONE_SIMULATOR = 8;

    private static final Money DUE = new Money(640, Merchant.EUR);

    private static final TerminalRules RULES = new TerminalRules(
            Option.some(Duration.ofHours(24)),
            DisposalAction.VOID,
            Duration.ofMinutes(10),
            Duration.ofSeconds(4),
            false);

    private final Merchant merchant = new Merchant(RULES);

    @ParameterizedTest
    @EnumSource(TerminalFamily.class)
    void every_approval_ends_in_one_commit_or_void_or_is_known_to_be_unknown(TerminalFamily family) throws Exception {
        int bytes = bytesOfAnUndisturbedSession(family);
        assertThat(bytes).isBetween(LEANEST, 600);
        try (Cables cables = Cables.lay(family, bytes);
                PspAdapter host = merchant.host()) {
            List<Terminal> terminals = register(family, cables.proxies());
            commitWhatIsApproved(terminals);
            // How often a slow terminal is asked how it is depends on the machine: the last cables may outlive the
            // session.
            assertThat(cables.proxies().subList(0, LEANEST)).allMatch(CuttingProxy::isCut);
            List<Ledger> ledgers = cables.ledgers();
            Set<TerminalSessionStatus> ends = new HashSet<>();
            for (int i = 0; i < terminals.size(); i++) {
                ends.add(check(terminals.get(i), ledgers.get(i), "cut after " + i + " bytes"));
            }
            assertThat(ends).contains(TerminalSessionStatus.COMMITTED);
            assertThat(ends)
                    .contains(family.listsSessions() ? TerminalSessionStatus.VOIDED : TerminalSessionStatus.UNKNOWN);
        }
    }

    @Test
    void nothing_is_owed_when_nothing_was_cut() throws Exception {
        assertThat(bytesOfAnUndisturbedSession(TerminalFamily.APOLLO)).isPositive();
        assertThat(merchant.undisposed()).isZero();
    }

    private int bytesOfAnUndisturbedSession(TerminalFamily family) throws IOException {
        try (TerminalSimulator simulator = simulator(family, 1);
                CuttingProxy proxy = CuttingProxy.whole(simulator.ports().get(0));
                PspAdapter host = merchant.host()) {
            List<Terminal> terminals = register(family, List.of(proxy));
            commitWhatIsApproved(terminals);
            TerminalSessionStatus unusedSinceChecked =
                    check(terminals.get(0), simulator.ledgers().get(0), "whole");
            merchant.remove(terminals.get(0));
            return proxy.passed();
        }
    }

    private List<Terminal> register(TerminalFamily family, List<CuttingProxy> proxies) {
        List<Terminal> terminals = new ArrayList<>();
        for (CuttingProxy proxy : proxies) {
            Terminal terminal = merchant.register(family, "tcp://127.0.0.1:" + proxy.port());
            terminals.add(terminal);
            merchant.start(terminal, "order");
        }
        return terminals;
    }

    private void commitWhatIsApproved(List<Terminal> terminals) {
        Set<TerminalKey> asked = new HashSet<>();
        Merchant.await("all sessions have ended", () -> {
            for (Terminal terminal : terminals) {
                TerminalSession session = session(terminal);
                if (session.status() == TerminalSessionStatus.APPROVED && asked.add(terminal.key())) {
                    merchant.commit(terminal, session, DUE);
                }
            }
            return terminals.stream().allMatch(this::hasEnded);
        });
    }

    /** An Apollo cannot tell what became of an approval that was lost; a P6X can. */
    private boolean hasEnded(Terminal terminal) {
        return merchant.sessions(terminal)
                .forAll(session -> session.status().isOver()
                        || session.status() == TerminalSessionStatus.UNKNOWN
                                && !terminal.family().listsSessions());
    }

    private TerminalSession session(Terminal terminal) {
        return merchant.sessions(terminal).last();
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
                        TerminalSettings.of(family),
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

    /** A terminal for each byte, and a cable that is cut there. */
    private record Cables(List<TerminalSimulator> simulators, List<CuttingProxy> proxies) implements AutoCloseable {
        static Cables lay(TerminalFamily family, int bytes) {
            Cables cables = new Cables(new ArrayList<>(), new ArrayList<>());
            while (cables.proxies.size() < bytes) {
                cables.add(TerminalLinkCutIT.simulator(
                        family, Math.min(TERMINALS_OF_ONE_SIMULATOR, bytes - cables.proxies.size())));
            }
            return cables;
        }

        private void add(TerminalSimulator simulator) {
            simulators.add(simulator);
            simulator.ports().forEach(port -> proxies.add(CuttingProxy.cutAfter(port, proxies.size())));
        }

        /** As they are now. */
        List<Ledger> ledgers() {
            return simulators.stream()
                    .flatMap(simulator -> simulator.ledgers().stream())
                    .toList();
        }

        @Override
        public void close() throws IOException {
            for (CuttingProxy proxy : proxies) {
                proxy.close();
            }
            simulators.forEach(TerminalSimulator::close);
        }
    }
}

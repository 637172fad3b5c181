package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.money.Money;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A terminal at the end of a serial cable, which nobody ever hangs up. */
class SerialLinkIT {
    private final Merchant merchant = new Merchant(TerminalRules.DEFAULT);
    private final StringWriter said = new StringWriter();

    private TerminalSimulation simulation(TerminalFamily family, String device) {
        return TerminalSimulation.start(
                new SimulatorSettings(
                        family.name().toLowerCase(Locale.ROOT),
                        "127.0.0.1",
                        0,
                        1,
                        Option.some(new SimulatorSettings.SerialLine(device, Option.none())),
                        new SimulatorSettings.Cards("PT0S", Option.none(), "approve", "PT0S"),
                        List.of(),
                        List.of(),
                        Option.none(),
                        7),
                new PrintWriter(said));
    }

    private PspAdapter host() {
        PspSettings standard = PspSettings.standard(TerminalRules.DEFAULT);
        return merchant.host(new PspSettings(
                standard.rules(),
                standard.tlsTrust(),
                standard.commitAmountFirst(),
                true,
                standard.p6xPreamble(),
                standard.serial(),
                standard.times()));
    }

    /** Although extended blocks are wanted, which are for the network alone. */
    @ParameterizedTest
    @EnumSource(TerminalFamily.class)
    void a_session_that_one_host_began_is_ended_by_the_next(TerminalFamily family) throws Exception {
        try (PseudoTerminals cable = PseudoTerminals.open();
                TerminalSimulation simulation = simulation(family, cable.terminal())) {
            Terminal terminal = merchant.register(family, "serial://" + cable.host());
            try (PspAdapter first = host()) {
                merchant.awaitOnline(terminal);
                merchant.start(terminal, "first");
                merchant.awaitNewest(terminal, TerminalSessionStatus.APPROVED);
            }
            try (PspAdapter second = host()) {
                merchant.commit(terminal, merchant.sessions(terminal).head(), new Money(640, Merchant.EUR));
                merchant.awaitNewest(terminal, TerminalSessionStatus.COMMITTED);
                merchant.start(terminal, "second");
                merchant.awaitNewest(terminal, TerminalSessionStatus.APPROVED);
            }
            assertThat(said.toString().lines().filter(line -> line.contains("committed")))
                    .singleElement()
                    .asString()
                    .contains("\"amount\":640");
        }
    }
}

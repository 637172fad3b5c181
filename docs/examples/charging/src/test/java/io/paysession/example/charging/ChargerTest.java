package io.paysession.example.charging;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.SimulatorSettings;
import io.paysession.adapter.psp.TerminalSimulation;
import io.paysession.domain.terminal.TerminalSession;
import io.paysession.domain.terminal.answer.TerminalSessionStatus;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example does what it says, with a simulated terminal over a real socket. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChargerTest {
    @Test
    void takes_what_was_charged_and_releases_the_rest() throws Exception {
        StringWriter events = new StringWriter();
        try (TerminalSimulation terminal = TerminalSimulation.start(simulator("approve"), new PrintWriter(events));
                Charger charger = new Charger("tcp://" + terminal.place())) {
            TerminalSession served = charger.serve("driver 1", 1234);
            assertThat(served.status()).isEqualTo(TerminalSessionStatus.COMMITTED);
            assertThat(served.finalAmount().map(Object::toString)).contains("12.34 EUR");
        }
        assertThat(events.toString())
                .contains("\"event\":\"approved\"", "\"amount\":5000", "\"event\":\"committed\"", "\"amount\":1234");
    }

    @Test
    void delivers_nothing_for_a_card_that_is_declined_and_serves_the_next_driver() throws Exception {
        StringWriter events = new StringWriter();
        try (TerminalSimulation terminal = TerminalSimulation.start(simulator("decline:09"), new PrintWriter(events));
                Charger charger = new Charger("tcp://" + terminal.place())) {
            assertThat(charger.serve("driver 1", 1234).status()).isEqualTo(TerminalSessionStatus.DECLINED);
            assertThat(charger.serve("driver 2", 1234).status()).isEqualTo(TerminalSessionStatus.DECLINED);
        }
        assertThat(events.toString()).doesNotContain("\"event\":\"committed\"");
    }

    private static SimulatorSettings simulator(String answer) {
        return new SimulatorSettings(
                "apollo",
                "127.0.0.1",
                0,
                1,
                Option.none(),
                new SimulatorSettings.Cards("PT0S", Option.none(), answer, "PT0S"),
                List.of(),
                List.of(),
                Option.none(),
                1);
    }
}

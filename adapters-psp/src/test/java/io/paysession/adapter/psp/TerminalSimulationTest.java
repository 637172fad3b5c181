package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.adapter.psp.codec.Octets;
import io.vavr.control.Option;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator as an operator sees it. */
class TerminalSimulationTest {
    private static final int APPROVAL_SIZE = 9;

    @Test
    void it_says_where_it_is_and_tells_every_change_as_a_line_of_json() throws Exception {
        StringWriter text = new StringWriter();
        try (TerminalSimulation simulation =
                TerminalSimulation.start(settings("apollo", "PT0S", "approve", List.of()), new PrintWriter(text))) {
            int port = Integer.parseInt(simulation.place().substring("127.0.0.1:".length()));
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                exchange(socket, "CC023C242E", 5);
                exchange(socket, "CC073C23000000000133", 6);
                exchange(socket, "CC023C121C", 6);
                exchange(socket, "CC0A3C34000009C40000000A1D", 5 + 1 + 4 + 40 + 4 + 10);
                byte[] approval = exchange(socket, "CC023C3640", APPROVAL_SIZE);
                int id = approval[7] & 0xff | (approval[6] & 0xff) << 8;
                assertThat(text.toString().lines())
                        .containsExactly(
                                "Terminal simulator is ready at " + simulation.place(),
                                "{\"event\":\"approved\",\"sessionId\":%d,\"amount\":2500}".formatted(id));
            }
        }
    }

    @Test
    void terminals_that_exchange_their_places_hang_up_on_both_hosts() throws Exception {
        SimulatorSettings pair = settings("apollo", 2, "PT0S", "approve", List.of());
        try (TerminalSimulation simulation = TerminalSimulation.start(pair, new PrintWriter(new StringWriter()))) {
            int port = Integer.parseInt(simulation.place().replaceFirst(".*:", ""));
            try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port);
                    Socket second = new Socket(InetAddress.getLoopbackAddress(), port + 1)) {
                exchange(first, "CC023C242E", 5);
                exchange(second, "CC023C242E", 5);
                simulation.type("exchange");
                assertThat(first.getInputStream().read()).isEqualTo(-1);
                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "opel,   PT0S,  approve,     twice,     a family is",
        "apollo, 5s,    approve,     twice,     the time before a card is a duration",
        "apollo, PT-1S, approve,     twice,     cannot be negative",
        "apollo, PT0S,  perhaps,     twice,     an answer is",
        "apollo, PT0S,  partial:0,   twice,     an answer is",
        "apollo, PT0S,  decline:XYZ, twice,     an answer is",
        "p6x,    PT0S,  partial:5,   twice,     no partial approvals",
        "apollo, PT0S,  approve,     thrice,    a fault is",
        "apollo, PT0S,  approve,     drop,      a fault is",
        "apollo, PT0S,  approve,     late=4,    a fault is",
        "apollo, PT0S,  approve,     twice=2,   a fault is",
        "apollo, PT0S,  approve,     twice@bed, a fault is"
    })
    void a_wrong_setting_is_told_in_one_line(String family, String after, String answer, String fault, String line) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThatThrownBy(() -> TerminalSimulation.start(settings(family, after, answer, List.of(fault)), nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(line)
                .hasMessageNotContaining("\n");
    }

    private static SimulatorSettings settings(String family, String after, String answer, List<String> faults) {
        return settings(family, 1, after, answer, faults);
    }

    private static SimulatorSettings settings(
            String family, int terminals, String after, String answer, List<String> faults) {
        return new SimulatorSettings(
                family,
                "127.0.0.1",
                0,
                terminals,
                Option.none(),
                new SimulatorSettings.Cards(after, Option.none(), answer, "PT0S"),
                faults,
                List.of(),
                Option.none(),
                7);
    }

    private static byte[] exchange(Socket socket, String request, int answerSize) throws Exception {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(Octets.ofHex(request).toArray());
        byte[] answer = socket.getInputStream().readNBytes(answerSize);
        assertThat(answer).hasSize(answerSize);
        return answer;
    }
}

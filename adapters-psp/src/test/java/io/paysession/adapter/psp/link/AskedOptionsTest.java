package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.psp.codec.CodecSettings;
import io.paysession.application.port.TerminalLink;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a link is brought up, in the bytes of psp-protocol 6.1. */
class AskedOptionsTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String SYNCHRONIZE = "CC023C242E";
    private static final String SYNCHRONIZED = "AA023C240C";

    private final List<String> sent = new ArrayList<>();

    @Test
    void a_terminal_on_the_network_is_asked_for_extended_blocks_if_the_operator_wants_them() {
        assertThat(bringUp("tcp://127.0.0.1:3201", true)).containsExactly(SYNCHRONIZE, "CC073C13030000000F34");
    }

    @Test
    void a_terminal_on_the_network_is_not_asked_for_extended_blocks_unless_the_operator_wants_them() {
        assertThat(bringUp("tcp://127.0.0.1:3201", false)).containsExactly(SYNCHRONIZE, "CC073C13030000000B30");
    }

    @Test
    void a_terminal_on_a_serial_line_is_never_asked_for_extended_blocks() {
        assertThat(bringUp("serial:///dev/ttyS0", true)).containsExactly(SYNCHRONIZE, "CC073C13030000000B30");
    }

    private List<String> bringUp(String address, boolean extendedBlocks) {
        Terminal terminal = new Terminal(
                new TerminalKey(new MerchantId("TESTSHOP01"), new TerminalId("till-1")),
                TerminalFamily.APOLLO,
                TerminalAddress.parse(address).get(),
                Currency.getInstance("EUR"));
        LinkSettings settings = new LinkSettings(
                CodecSettings.standard(), TerminalRules.DEFAULT, LinkSettings.Times.DEFAULT, extendedBlocks, 0xAA);
        PspLink link = new PspLink(settings, terminal, new RecordingWire(), () -> 0, asking -> nobody());
        link.timePasses();
        link.connected();
        byte[] answer = HEX.parseHex(SYNCHRONIZED);
        link.received(answer, 0, answer.length);
        return sent;
    }

    private static TerminalLink.Listener nobody() {
        return (TerminalLink.Listener) Proxy.newProxyInstance(
                TerminalLink.Listener.class.getClassLoader(),
                new Class<?>[] {TerminalLink.Listener.class},
                (proxy, method, arguments) -> null);
    }

    private final class RecordingWire implements Wire {
        @Override
        public void connect() {}

        @Override
        public void send(byte[] bytes) {
            sent.add(HEX.formatHex(bytes));
        }

        @Override
        public void close() {}
    }
}

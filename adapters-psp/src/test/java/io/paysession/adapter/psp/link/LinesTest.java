package io.paysession.adapter.psp.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalAddress;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalId;
import io.paysession.domain.terminal.device.TerminalKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.Currency;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static Terminal terminal(String host, int port) {
        return new Terminal(
                new TerminalKey(new MerchantId("SHOP"), new TerminalId("T1")),
                TerminalFamily.APOLLO,
                new TerminalAddress("tcp://" + host + ":" + port),
                Currency.getInstance("EUR"));
    }

    @Test
    void asks_about_the_address_that_a_name_leads_to_and_connects_to_no_forbidden_one() throws IOException {
        try (ServerSocket own = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Lines lines = new Lines(
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    new SerialSettings(1, 1),
                    address -> address.getAddress().isLoopbackAddress() && address.getPort() == own.getLocalPort(),
                    () -> terminal -> true);
            for (String host : new String[] {"localhost", "127.0.0.1", "[::ffff:127.0.0.1]"}) {
                assertThatThrownBy(() -> lines.open(terminal(host, own.getLocalPort())))
                        .as(host)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("own ports");
            }
            own.setSoTimeout(50);
            assertThatThrownBy(own::accept).isInstanceOf(SocketTimeoutException.class);
        }
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Lines lines = new Lines(
                    (SSLSocketFactory) SSLSocketFactory.getDefault(),
                    new SerialSettings(1, 1),
                    address -> false,
                    () -> terminal -> true);
            try (Line line = lines.open(terminal("127.0.0.1", other.getLocalPort()))) {
                assertThat(line.in()).isNotNull();
            }
        }
    }
}

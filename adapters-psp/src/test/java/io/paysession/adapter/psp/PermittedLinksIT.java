package io.paysession.adapter.psp;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.terminal.TerminalRules;
import io.paysession.domain.terminal.device.Terminal;
import io.paysession.domain.terminal.device.TerminalFamily;
import io.paysession.domain.terminal.device.TerminalStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What the operator permits holds for terminals that are registered already, too. */
class PermittedLinksIT {
    private final Merchant merchant = new Merchant(TerminalRules.DEFAULT);

    @Test
    void a_connection_is_broken_and_none_is_made_until_it_is_permitted_again() throws IOException {
        AtomicBoolean permitted = new AtomicBoolean(true);
        PspAdapter.Reach reach = new PspAdapter.Reach(() -> terminal -> permitted.get(), address -> false);
        try (ServerSocket place = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                PspAdapter host = merchant.host(PspSettings.standard(TerminalRules.DEFAULT), reach)) {
            Terminal terminal = merchant.register(TerminalFamily.APOLLO, "tcp://127.0.0.1:" + place.getLocalPort());
            place.setSoTimeout(30_000);
            try (Socket first = place.accept()) {
                permitted.set(false);
                first.setSoTimeout(30_000);
                assertThat(first.getInputStream().readAllBytes())
                        .as("until it is broken")
                        .isNotEmpty();
            }
            Merchant.await("it is offline", () -> merchant.status(terminal) == TerminalStatus.OFFLINE);
            place.setSoTimeout(1_000);
            assertThat(isConnectedTo(place)).isFalse();
            permitted.set(true);
            place.setSoTimeout(30_000);
            assertThat(isConnectedTo(place)).isTrue();
            assertThat(host).isNotNull();
        }
    }

    private static boolean isConnectedTo(ServerSocket place) throws IOException {
        try (Socket socket = place.accept();
                InputStream in = socket.getInputStream()) {
            return in.read() >= 0;
        } catch (java.net.SocketTimeoutException nobody) {
            return false;
        }
    }
}

package io.paysession.bootstrap.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.terminal.device.TerminalAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnEndpointsTest {
    private final OwnEndpoints own =
            new OwnEndpoints("jdbc:postgresql://127.0.0.1:6543,db.test,[::1]:6544/paysession?a=b");

    OwnEndpointsTest() {
        own.listens(8080);
    }

    private boolean isNamed(String address) {
        return own.isNamedBy(TerminalAddress.parse(address).get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST",
                "localhost.",
                "api.localhost",
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:2]",
                "[::ffff:0.0.0.0]",
            })
    void an_own_port_is_recognised_however_this_machine_is_spelled(String host) {
        for (int port : new int[] {8080, 6543, 6544}) {
            assertThat(isNamed("tcp://" + host + ":" + port)).as(host).isTrue();
            assertThat(isNamed("tls://" + host + ":" + port)).as(host).isTrue();
        }
        assertThat(isNamed("tcp://" + host + ":3201")).as(host).isFalse();
    }

    @Test
    void every_address_of_every_interface_is_this_machine() throws Exception {
        for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(card.getInetAddresses())) {
                assertThat(own.test(new InetSocketAddress(address, 8080)))
                        .as(address.toString())
                        .isTrue();
                assertThat(own.test(new InetSocketAddress(address, 3201)))
                        .as(address.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void other_machines_and_serial_lines_are_not_ours() {
        assertThat(isNamed("tcp://192.0.2.1:8080")).isFalse();
        assertThat(isNamed("tcp://[2001:db8::1]:8080")).isFalse();
        assertThat(isNamed("tcp://terminal.test:8080")).isFalse();
        assertThat(isNamed("serial:///dev/ttyUSB0")).isFalse();
    }

    @Test
    void the_database_is_recognised_by_its_name() {
        assertThat(isNamed("tcp://db.test:5432")).isTrue();
        assertThat(isNamed("tcp://DB.test.:5432")).isTrue();
        assertThat(isNamed("tcp://db.test:5433")).isFalse();
    }
}

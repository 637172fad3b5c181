package io.paysession.bootstrap.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paysession.domain.terminal.device.TerminalAddress;
import io.vavr.collection.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTerminalsTest {
    private static boolean allows(String entries, String address) {
        Predicate<TerminalAddress> allowed = AllowedTerminals.of(List.of(entries.split(",")));
        return TerminalAddress.parse(address).exists(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, tcp://10.1.255.3:1",
        "10.1.0.0/16, tls://10.1.0.0:65535",
        "10.1.2.3, tcp://10.1.2.3:1",
        "10.1.2.3/32, tcp://10.1.2.3:1",
        "10.1.2.3/31, tcp://10.1.2.2:1",
        "0.0.0.0/0, tcp://203.0.113.9:1",
        "127.0.0.0/8, tcp://[::ffff:127.0.0.1]:1",
        "::1, tcp://[::1]:1",
        "::1, tcp://[0:0:0:0:0:0:0:1]:1",
        "2001:db8::/32, tls://[2001:DB8:ffff::9]:1",
        "2001:db8::/33, tls://[2001:db8:7fff::9]:1",
        "::/0, tcp://[2001:db8::1]:1",
        "till.example, tcp://TILL.example:1",
        "Till.Example, tcp://till.example:1",
        "*.shop.example, tcp://a.b.shop.example:1",
        "/dev/ttyUSB0, serial:///dev/ttyUSB0",
        "/dev/ttyUSB*, serial:///dev/ttyUSB17",
        "/dev/*, serial:///dev/pts/3",
    })
    void allows_what_an_entry_is_about(String entry, String address) {
        assertThat(allows(entry, address)).isTrue();
        assertThat(allows("192.0.2.1," + entry, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, tcp://10.2.0.0:1",
        "10.1.2.3/31, tcp://10.1.2.4:1",
        "10.1.2.3, tcp://10.1.2.30:1",
        "0.0.0.0/0, tcp://[2001:db8::1]:1",
        "0.0.0.0/0, tcp://till.example:1",
        "::/0, tcp://10.0.0.1:1",
        "2001:db8::/33, tls://[2001:db8:8000::9]:1",
        "0.0.0.0/0, serial:///dev/ttyUSB0",
        "till.example, tcp://x.till.example:1",
        "till.example, tcp://till.example.attacker.example:1",
        "*.shop.example, tcp://shop.example:1",
        "*.shop.example, tcp://myshop.example:1",
        "localhost, tcp://127.0.0.1:1",
        "/dev/ttyUSB0, serial:///dev/ttyUSB01",
        "ttyUSB0, serial:///dev/ttyUSB0",
        "/dev/ttyUSB*, serial:///dev/ttyS0",
        "/dev/ttyUSB0, serial:///dev/TTYUSB0",
    })
    void refuses_everything_else(String entry, String address) {
        assertThat(allows(entry, address)).isFalse();
    }

    /** Some programs read the first of these as addresses, and connect to 127.0.0.1; here they are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp://127.1:1",
                "tcp://2130706433:1",
                "tcp://0x7f000001:1",
                "tcp://0x7f.0.0.1:1",
                "tcp://0177.0.0.1:1",
                "tcp://127.0.0.1.:1",
                "tcp://127.0.0.256:1",
                "tcp://localhost.:1",
                "tcp://localhost.attacker.example:1",
                "tcp://10.0.0.1:1",
                "tcp://169.254.169.254:80",
                "tcp://[::ffff:10.0.0.1]:1",
                "tcp://[fe80::1]:1",
                "serial:///dev/ttyUSB0",
            })
    void the_default_is_this_machine_alone(String address) {
        assertThat(allows("127.0.0.0/8,::1,localhost", address)).isFalse();
    }

    @Test
    void the_default_allows_this_machine() {
        for (String address : List.of("tcp://127.0.0.1:1", "tcp://127.9.9.9:1", "tls://[::1]:1", "tcp://localhost:1")) {
            assertThat(allows("127.0.0.0/8,::1,localhost", address)).as(address).isTrue();
        }
    }

    @Test
    void nothing_is_allowed_by_an_empty_list() {
        assertThat(allows(" ", "tcp://127.0.0.1:1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.256",
                "10.0.0",
                "2130706433",
                "*.1",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "::/129",
                "::zz",
                "host/8",
                "*",
                "**.example",
                "a.*.example",
                "tcp://127.0.0.1:1",
                "-host",
                "ho st",
            })
    void an_entry_that_is_nothing_of_the_kind_is_refused(String entry) {
        assertThatThrownBy(() -> allows(entry, "tcp://127.0.0.1:1"))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("--terminal-allow");
    }
}

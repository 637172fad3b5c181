package io.paysession.adapter.rest.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class RequestSourceTest {
    @Test
    void every_ipv4_address_is_a_source_also_written_as_ipv6() {
        assertThat(RequestSource.ofAddress("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(RequestSource.ofAddress("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(RequestSource.ofAddress("192.0.2.8")).isNotEqualTo("192.0.2.7");
    }

    @Test
    void a_network_of_64_bits_is_one_source() {
        String one = RequestSource.ofAddress("2001:db8:1:2:3:4:5:6");
        assertThat(RequestSource.ofAddress("2001:db8:1:2::1")).isEqualTo(one);
        assertThat(RequestSource.ofAddress("[2001:db8:1:2:ffff::]")).isEqualTo(one);
        assertThat(RequestSource.ofAddress("2001:db8:1:2::1%eth0")).isEqualTo(one);
        assertThat(RequestSource.ofAddress("2001:db8:1:3::1")).isNotEqualTo(one);
    }

    private static RequestSource behind(String... networks) {
        return new RequestSource(new ProxyNetworks(List.of(networks)));
    }

    @Test
    void nobody_is_believed_unless_it_is_trusted() {
        assertThat(behind("10.0.0.0/8").forwarded("192.0.2.1", java.util.List.of("198.51.100.7")))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void the_last_address_that_is_no_proxy_counts_and_not_what_stands_before_it() {
        RequestSource source = behind("10.0.0.0/8", "2001:db8:9::/48");
        assertThat(source.forwarded("10.1.2.3", java.util.List.of("198.51.100.7")))
                .isEqualTo("198.51.100.7");
        assertThat(source.forwarded("10.1.2.3", java.util.List.of("203.0.113.9, 198.51.100.7, 10.9.9.9")))
                .isEqualTo("198.51.100.7");
        assertThat(source.forwarded("10.1.2.3", java.util.List.of("203.0.113.9", "198.51.100.7:4711")))
                .isEqualTo("198.51.100.7");
        assertThat(source.forwarded("2001:db8:9::1", java.util.List.of("[2001:db8:1:2::3]:443")))
                .isEqualTo(RequestSource.ofAddress("2001:db8:1:2::"));
        assertThat(source.forwarded("::ffff:10.1.2.3", java.util.List.of("198.51.100.7")))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void what_a_proxy_says_that_is_no_address_leaves_the_proxy() {
        RequestSource source = behind("10.1.2.3");
        for (String said :
                new String[] {"", "unknown", "_hidden", "shop.example", "1.2.3.400", "1.2.3.4, evil", "::g"}) {
            assertThat(source.forwarded("10.1.2.3", java.util.List.of(said)))
                    .as(said)
                    .isEqualTo("10.1.2.3");
        }
        assertThat(source.forwarded("10.1.2.3", java.util.List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void what_is_no_network_is_refused() {
        for (String wrong :
                new String[] {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0/8", "/8"}) {
            assertThatThrownBy(() -> behind(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void what_is_no_address_is_taken_as_it_is() {
        assertThat(RequestSource.ofAddress("")).isEmpty();
        assertThat(RequestSource.ofAddress("a:b:c")).isEqualTo("a:b:c");
    }
}

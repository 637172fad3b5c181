package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void what_is_no_address_is_taken_as_it_is() {
        assertThat(RequestSource.ofAddress("")).isEmpty();
        assertThat(RequestSource.ofAddress("a:b:c")).isEqualTo("a:b:c");
    }
}

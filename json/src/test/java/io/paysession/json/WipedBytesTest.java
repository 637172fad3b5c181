package io.paysession.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WipedBytesTest {
    @Test
    void nothing_is_left_of_what_was_written() {
        WipedBytes bytes = new WipedBytes(4);
        bytes.write('7');
        bytes.wipe();
        assertThat(bytes.toByteArray()).containsExactly(0);
    }
}

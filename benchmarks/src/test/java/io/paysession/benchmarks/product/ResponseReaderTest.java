package io.paysession.benchmarks.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
    private static final String CREATED =
            "HTTP/1.1 201 Created\r\nDate: today\r\ncontent-length:  13\r\nX: y\r\n\r\n{\"id\":\"S\\n1\"}";

    private final ResponseReader response = new ResponseReader();

    @Test
    void reads_a_response_that_comes_in_one_piece() throws IOException {
        assertThat(response.read(channel(CREATED))).isTrue();
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).isEqualTo("{\"id\":\"S\\n1\"}");
    }

    @Test
    void reads_a_response_that_comes_byte_by_byte() throws IOException {
        for (int i = 0; i < CREATED.length() - 1; i++) {
            assertThat(response.read(channel(CREATED.substring(i, i + 1)))).isFalse();
        }
        assertThat(response.read(channel(CREATED.substring(CREATED.length() - 1))))
                .isTrue();
        assertThat(response.body()).endsWith("1\"}");
    }

    @Test
    void reads_the_next_response_after_the_first() throws IOException {
        assertThat(response.read(channel(CREATED))).isTrue();
        response.clear();
        assertThat(response.read(channel("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n")))
                .isTrue();
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void finds_and_copies_a_part_of_the_body_only() throws IOException {
        assertThat(response.read(channel(CREATED))).isTrue();
        int at = response.indexInBody("\"id\":\"".getBytes(StandardCharsets.US_ASCII));
        byte[] id = new byte[1];
        response.copy(at + 6, id, 0, 1);
        assertThat(id).containsExactly('S');
        assertThat(response.indexInBody("Date".getBytes(StandardCharsets.US_ASCII)))
                .isNegative();
    }

    @Test
    void refuses_what_it_cannot_measure() {
        assertThatThrownBy(() -> response.read(channel("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .hasMessageContaining("Content-Length");
        assertThatThrownBy(() -> new ResponseReader().read(channel(CREATED + "HTTP/1.1 200 OK")))
                .hasMessageContaining("more than was asked for");
        assertThatThrownBy(() -> new ResponseReader().read(channel(""))).hasMessageContaining("closed");
    }

    private static ReadableByteChannel channel(String text) {
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
        return Channels.newChannel(new ByteArrayInputStream(bytes.array(), 0, bytes.limit()));
    }
}

package io.paysession.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.BufferRecycler;

class WipedBuffersTest {
    @Test
    void buffers_are_wiped_when_they_are_given_back_and_never_given_to_anybody_else() {
        BufferRecycler buffers = new WipedBuffers().acquireAndLinkPooled();
        char[] text = buffers.allocCharBuffer(BufferRecycler.CHAR_TEXT_BUFFER);
        byte[] bytes = buffers.allocByteBuffer(BufferRecycler.BYTE_WRITE_ENCODING_BUFFER);
        Arrays.fill(text, '8');
        Arrays.fill(bytes, (byte) '8');
        buffers.releaseCharBuffer(BufferRecycler.CHAR_TEXT_BUFFER, text);
        buffers.releaseByteBuffer(BufferRecycler.BYTE_WRITE_ENCODING_BUFFER, bytes);
        assertThat(text).containsOnly('\0');
        assertThat(bytes).containsOnly(0);
        assertThat(buffers.allocCharBuffer(BufferRecycler.CHAR_TEXT_BUFFER)).isNotSameAs(text);
    }
}

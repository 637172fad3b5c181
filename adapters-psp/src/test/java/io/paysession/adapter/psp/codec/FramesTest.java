package io.paysession.adapter.psp.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example block of psp-protocol, both ways. */
class FramesTest {
    static List<Frame> frames() {
        return Frame.all();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void a_block_means_what_the_text_says_and_is_written_the_same(Frame frame) {
        Dialect dialect = Dialect.standard().with(frame.format());
        FrameEncoder encoder = new FrameEncoder(frame.settings());
        Block block = onlyBlockOf(frame, frame.bytes());
        if (frame.towardsTerminal()) {
            Request request = Received.request(block, dialect);
            assertThat(request).hasToString(frame.meaning());
            assertThat(Octets.of(encoder.encode(request, dialect)).hex())
                    .isEqualTo(frame.bytes().hex());
        } else {
            Response response = Received.response(block, dialect, false);
            assertThat(response).hasToString(frame.meaning());
            assertThat(Octets.of(encoder.encode(response, dialect)).hex())
                    .isEqualTo(frame.bytes().hex());
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void no_truncation_hides_the_block_behind_it(Frame frame) {
        byte[] whole = frame.bytes().toArray();
        for (int size = 0; size < whole.length; size++) {
            byte[] stream = new byte[size + whole.length];
            System.arraycopy(whole, 0, stream, 0, size);
            System.arraycopy(whole, 0, stream, size, whole.length);
            FrameDecoder decoder = new FrameDecoder(frame.settings());
            decoder.format(frame.format());
            Received received = new Received();
            decoder.accept(stream, 0, stream.length, received);
            decoder.expire(received);
            assertThat(received.blocks)
                    .as("cut at %d", size)
                    .isEqualTo(new ReferenceDecoder(frame.settings(), frame.format()).blocks(stream, stream.length))
                    .hasSize(1);
            assertThat(decoder.isWaiting()).isFalse();
        }
    }

    @Test
    void the_example_approval_tells_card_and_masked_number() {
        Frame frame = Frame.all().stream()
                .filter(each -> each.meaning().contains("DFF006"))
                .findFirst()
                .orElseThrow();
        SessionResponse.Approved approved = (SessionResponse.Approved)
                Received.response(onlyBlockOf(frame, frame.bytes()), Dialect.standard(), false);
        assertThat(approved.data().cardHash()).containsExactly("3012041092BEBAF23AFC1DA175B1F3A529E6F2D1");
        assertThat(approved.data().maskedPan()).containsExactly("0100000018");
        assertThat(approved.data().hostReference()).isEmpty();
    }

    @Test
    void an_apollo_prints_neither_card_hash_nor_masked_number() {
        DolData data = DolData.EMPTY.with(DolTag.CARD_HASH, "ABCDEF").with(DolTag.MASKED_PAN, "4711");
        assertThat(new SessionResponse.Approved(1, data).toString() + data + data.encoded())
                .doesNotContain("ABCDEF")
                .doesNotContain("4711")
                .doesNotContain("414243");
    }

    private static Block onlyBlockOf(Frame frame, Octets bytes) {
        FrameDecoder decoder = new FrameDecoder(frame.settings());
        decoder.format(frame.format());
        Received received = new Received();
        decoder.accept(bytes.toArray(), 0, bytes.size(), received);
        assertThat(received.blocks).hasSize(1);
        return received.blocks.get(0);
    }
}

package io.paysession.adapter.psp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameDecoderTest {
    private static final String OK = "AA033C0000E9";
    private static final String SYNC = "AA023C240C";
    private static final Block OK_BLOCK = new Block(0x00, Octets.of((byte) 0));
    private static final Block SYNC_BLOCK = new Block(0x24, Octets.EMPTY);

    private final FrameDecoder decoder = new FrameDecoder(FrameSettings.towardsHost());
    private final Received received = new Received();

    @Test
    void several_blocks_in_one_read_are_all_told() {
        receive(OK + SYNC + OK);
        assertThat(received.blocks).containsExactly(OK_BLOCK, SYNC_BLOCK, OK_BLOCK);
        assertThat(decoder.isWaiting()).isFalse();
    }

    @Test
    void garbage_before_a_block_is_dropped() {
        receive("00FF3CCC" + OK);
        assertThat(received.blocks).containsExactly(OK_BLOCK);
        assertThat(received.badChecksums).isZero();
    }

    @Test
    void a_bad_checksum_is_told_once_and_costs_the_preamble_only() {
        receive("AA083C00" + SYNC + "0099" + OK);
        assertThat(received.blocks).containsExactly(SYNC_BLOCK, OK_BLOCK);
        assertThat(received.badChecksums).isEqualTo(1);
    }

    @Test
    void two_corrupt_blocks_are_told_twice() {
        receive("AA033C0000EAAA033C0000EB");
        assertThat(received.blocks).isEmpty();
        assertThat(received.badChecksums).isEqualTo(2);
    }

    @Test
    void corrupt_blocks_are_told_however_many_there_are() {
        for (int i = 0; i < 1000; i++) {
            receive("AA083C0001020304050600");
        }
        assertThat(received.badChecksums).isEqualTo(1000);
    }

    @Test
    void an_intact_block_behind_an_abandoned_one_is_told_when_time_is_up() {
        receive("AA7F3C" + SYNC + "AA50" + OK + "AA20");
        assertThat(received.blocks).isEmpty();
        assertThat(decoder.isWaiting()).isTrue();
        decoder.expire(received);
        assertThat(received.blocks).containsExactly(SYNC_BLOCK, OK_BLOCK);
        assertThat(decoder.isWaiting()).isFalse();
    }

    @Test
    void another_magic_is_none_of_ours_unless_told() {
        String foreign = "AA023324" + "03";
        receive(foreign + OK);
        assertThat(received.blocks).containsExactly(OK_BLOCK);
        FrameDecoder tolerant = new FrameDecoder(FrameSettings.towardsHost().withAnyMagic(0x33));
        tolerant.accept(bytes(foreign), 0, 5, received);
        assertThat(received.blocks).containsExactly(OK_BLOCK, SYNC_BLOCK);
    }

    @Test
    void the_preamble_towards_the_host_of_a_p6x_is_a_setting() {
        FrameSettings settings = FrameSettings.towardsHost().withPreamble(0x55);
        byte[] frame = new FrameEncoder(settings).encode(SYNC_BLOCK, BlockFormat.STANDARD);
        assertThat(frame[0]).isEqualTo((byte) 0x55);
        new FrameDecoder(settings).accept(frame, 0, frame.length, received);
        assertThat(received.blocks).containsExactly(SYNC_BLOCK);
    }

    @Test
    void the_format_may_change_from_one_block_to_the_next_of_the_same_read() {
        byte[] stream = bytes(SYNC + "AA000000043C21036674");
        decoder.accept(stream, 0, stream.length, new FrameSink() {
            @Override
            public void frame(int header, byte[] buffer, int offset, int length) {
                received.frame(header, buffer, offset, length);
                decoder.format(BlockFormat.EXTENDED);
            }

            @Override
            public void badChecksum() {
                received.badChecksum();
            }
        });
        assertThat(received.blocks).containsExactly(SYNC_BLOCK, new Block(0x21, Octets.ofHex("0366")));
    }

    @Test
    void the_longest_blocks_of_both_formats_are_told_and_longer_ones_are_not_waited_for() {
        for (BlockFormat format : BlockFormat.values()) {
            FrameSettings settings = FrameSettings.towardsHost();
            FrameEncoder encoder = new FrameEncoder(settings);
            decoder.reset();
            decoder.format(format);
            Block longest = new Block(0x45, Octets.of(new byte[settings.longestPayload(format)]));
            for (int i = 0; i < 5; i++) {
                byte[] frame = encoder.encode(longest, format);
                decoder.accept(frame, 0, frame.length, received);
            }
            assertThat(received.blocks).hasSize(5).containsOnly(longest);
            received.blocks.clear();
            Block tooLong = new Block(0x45, Octets.of(new byte[settings.longestPayload(format) + 1]));
            assertThatThrownBy(() -> encoder.encode(tooLong, format)).isInstanceOf(IllegalArgumentException.class);
        }
        receive("AA00002000" + "AA000000023C240C");
        assertThat(received.blocks).containsExactly(SYNC_BLOCK);
    }

    @Test
    void a_standard_block_with_a_length_of_ff_is_accepted() {
        byte[] frame = new byte[258];
        frame[0] = (byte) 0xAA;
        frame[1] = (byte) 0xFF;
        frame[2] = 0x3C;
        frame[3] = 0x30;
        frame[257] = (byte) (0xAA + 0xFF + 0x3C + 0x30);
        decoder.accept(frame, 0, frame.length, received);
        assertThat(received.blocks).containsExactly(new Block(0x30, Octets.of(new byte[253])));
    }

    private void receive(String hex) {
        byte[] stream = bytes(hex);
        decoder.accept(stream, 0, stream.length, received);
    }

    private static byte[] bytes(String hex) {
        return Octets.ofHex(hex).toArray();
    }
}

package io.paysession.adapter.psp.codec;

/** Who a {@link FrameDecoder} tells what it found. */
public interface FrameSink {
    /**
     * An intact block. The buffer belongs to the decoder and holds the payload during this call only. A format set by
     * {@link FrameDecoder#format(BlockFormat)} in this call applies from the byte behind this block.
     *
     * @param header message id
     * @param buffer where the payload is
     * @param offset of the payload's first byte
     * @param length of the payload
     */
    void frame(int header, byte[] buffer, int offset, int length);

    /**
     * Something that looked like a block but for its checksum. Told once for bytes that overlap; whatever is intact
     * within is delivered afterwards (source: psp-protocol 1.4, 5.1 reason 04).
     */
    void badChecksum();
}

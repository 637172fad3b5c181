package io.paysession.adapter.psp.codec;

/** Puts messages into blocks: preamble, length, magic, header, payload, checksum (source: psp-protocol 1.2, 1.3). */
public final class FrameEncoder {
    private final FrameSettings settings;

    /** For one direction. */
    public FrameEncoder(FrameSettings settings) {
        this.settings = settings;
    }

    /**
     * A block with a request.
     *
     * @throws IllegalArgumentException if it is too long for the format
     */
    public byte[] encode(Request request, Dialect dialect) {
        return encode(request.toBlock(dialect), dialect.format());
    }

    /**
     * A block with a response.
     *
     * @throws IllegalArgumentException if it is too long for the format
     */
    public byte[] encode(Response response, Dialect dialect) {
        return encode(response.toBlock(dialect), dialect.format());
    }

    /** Whether {@link #encode(Block, BlockFormat)} would succeed. */
    public boolean fits(Block block, BlockFormat format) {
        return block.payload().size() <= settings.longestPayload(format);
    }

    /**
     * A block with any payload.
     *
     * @throws IllegalArgumentException if it is too long for the format
     */
    public byte[] encode(Block block, BlockFormat format) {
        if (!fits(block, format)) {
            throw new IllegalArgumentException(
                    "A payload of %s does not fit into a block of format %s".formatted(block.payload(), format));
        }
        byte[] payload = block.payload().shared();
        int lengthBytes = format.lengthBytes();
        byte[] frame = new byte[payload.length + format.overhead()];
        frame[0] = (byte) settings.preamble();
        int length = payload.length + 2;
        for (int i = 0; i < lengthBytes; i++) {
            frame[lengthBytes - i] = (byte) (length >>> 8 * i);
        }
        frame[1 + lengthBytes] = (byte) settings.magic();
        frame[2 + lengthBytes] = (byte) block.header();
        System.arraycopy(payload, 0, frame, 3 + lengthBytes, payload.length);
        int sum = 0;
        for (byte each : frame) {
            sum += each;
        }
        frame[frame.length - 1] = (byte) sum;
        return frame;
    }
}

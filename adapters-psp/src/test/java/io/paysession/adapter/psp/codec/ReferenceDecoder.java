package io.paysession.adapter.psp.codec;

import java.util.ArrayList;
import java.util.List;

/** The rules of psp-protocol 1.4 on a whole stream, as plainly as they can be written, to compare with. */
record ReferenceDecoder(FrameSettings settings, BlockFormat format) {
    List<Block> blocks(byte[] stream, int size) {
        List<Block> blocks = new ArrayList<>();
        int position = 0;
        while (position < size) {
            int candidate = intactAt(stream, position, size);
            if (candidate > 0) {
                int payload = position + format.lengthBytes() + 3;
                blocks.add(new Block(
                        stream[payload - 1] & 0xff, Octets.of(stream, payload, candidate - format.lengthBytes() - 4)));
            }
            position += Math.max(1, candidate);
        }
        return blocks;
    }

    /** Size of the intact block at a position, or 0. */
    int intactAt(byte[] stream, int position, int size) {
        int fields = format.lengthBytes();
        if ((stream[position] & 0xff) != settings.preamble() || position + 1 + fields >= size) {
            return 0;
        }
        long length = 0;
        for (int i = 0; i < fields; i++) {
            length = length * 256 + (stream[position + 1 + i] & 0xff);
        }
        long total = 1 + fields + length + 1;
        if (length < 2 || total > settings.longestAccepted(format) || position + total > size) {
            return 0;
        }
        int sum = 0;
        for (int i = position; i < position + total - 1; i++) {
            sum += stream[i] & 0xff;
        }
        boolean magic = settings.anyMagic() || (stream[position + 1 + fields] & 0xff) == settings.magic();
        return magic && sum % 256 == (stream[(int) (position + total - 1)] & 0xff) ? (int) total : 0;
    }
}

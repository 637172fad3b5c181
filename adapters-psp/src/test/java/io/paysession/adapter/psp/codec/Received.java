package io.paysession.adapter.psp.codec;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a decoder found. */
final class Received implements FrameSink {
    final List<Block> blocks = new ArrayList<>();
    int badChecksums;

    @Override
    public void frame(int header, byte[] buffer, int offset, int length) {
        blocks.add(new Block(header, Octets.of(buffer, offset, length)));
    }

    @Override
    public void badChecksum() {
        badChecksums++;
    }

    static Request request(Block block, Dialect dialect) {
        return Request.decode(
                block.header(), block.payload().toArray(), 0, block.payload().size(), dialect);
    }

    static Response response(Block block, Dialect dialect, boolean awaitingStatus) {
        return Response.decode(
                block.header(), block.payload().toArray(), 0, block.payload().size(), dialect, awaitingStatus);
    }
}

package io.paysession.adapter.psp.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One TCP connection that never blocks. */
final class TcpWire implements Station.Wire {
    /** A host that lets this much pile up is gone. */
    private static final int MOST_PENDING = 1 << 16;

    private final SocketChannel channel;
    private final SelectionKey key;
    private ByteBuffer pending = ByteBuffer.allocate(0);
    private boolean closing;

    TcpWire(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    @Override
    public void send(byte[] bytes) {
        if (!channel.isOpen() || closing || pending.remaining() + bytes.length > MOST_PENDING) {
            close();
            return;
        }
        pending = ByteBuffer.allocate(pending.remaining() + bytes.length)
                .put(pending)
                .put(bytes)
                .flip();
        flush();
    }

    /** Writes what the socket takes; the rest when it takes more. */
    void flush() {
        try {
            int unusedSinceTheBufferKnows = channel.write(pending);
            if (pending.hasRemaining()) {
                SelectionKey unusedSinceItIsTheSame = key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            } else if (closing) {
                hangUp();
            } else {
                SelectionKey unusedSinceItIsTheSame = key.interestOps(SelectionKey.OP_READ);
            }
        } catch (IOException gone) {
            // The other end hung up: reading tells the same, and the terminal learns it there.
            pending = ByteBuffer.allocate(0);
            if (closing) {
                hangUp();
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        if (!pending.hasRemaining()) {
            hangUp();
        }
    }

    private void hangUp() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package io.paysession.adapter.psp.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP or TLS connection. */
record SocketLine(Socket socket) implements Line {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLine.class);

    @Override
    public InputStream in() throws IOException {
        return socket.getInputStream();
    }

    @Override
    public OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            // It is closed all the same.
            LOG.debug("A connection did not close cleanly", broken);
        }
    }
}

package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A client of a terminal's events on a plain socket, which reads no further than it is asked to. */
final class EventListener implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 15_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private int leftInChunk;

    /** @param extra headers, each with its line end */
    EventListener(int port, String terminal, String extra) throws IOException {
        // Small, so that a client that does not read is noticed soon.
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = socket.getInputStream();
        String path = Attacked.MERCHANT + "/terminal/" + terminal + "/events";
        socket.getOutputStream()
                .write(Attacked.request("GET", path, extra + "Accept: text/event-stream\r\n\r\n")
                        .getBytes(ISO_8859_1));
    }

    /** The answer's head, which must be that of a stream. */
    void accepted() throws IOException {
        String status = line();
        assertThat(status).isEqualTo("HTTP/1.1 200 OK");
        List<String> headers = new ArrayList<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            headers.add(header);
        }
        assertThat(headers)
                .contains(
                        "Content-Type: text/event-stream",
                        "Cache-Control: no-cache, no-store, must-revalidate",
                        "Transfer-Encoding: chunked");
    }

    /** The lines of the next event; heartbeats are skipped. */
    List<String> event() throws IOException {
        List<String> lines = block();
        return lines.get(0).startsWith(":") ? event() : lines;
    }

    /** The lines up to the next empty one. */
    List<String> block() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = textLine(); !line.isEmpty(); line = textLine()) {
            lines.add(line);
        }
        return lines;
    }

    /** Reads whatever still comes, until the server has ended the stream; false if it was cut off instead. */
    boolean endsWell() throws IOException {
        try {
            while (true) {
                int unusedByte = next();
            }
        } catch (EOFException end) {
            return "the stream's end".equals(end.getMessage());
        }
    }

    private String textLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private int next() throws IOException {
        if (leftInChunk == 0) {
            leftInChunk = Integer.parseInt(line(), 16);
            if (leftInChunk == 0) {
                throw new EOFException("the stream's end");
            }
        }
        int c = read();
        leftInChunk--;
        if (leftInChunk == 0) {
            assertThat(line()).isEmpty();
        }
        return c;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = read(); c != '\n'; c = read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private int read() throws IOException {
        int c = in.read();
        if (c < 0) {
            throw new EOFException("cut off");
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

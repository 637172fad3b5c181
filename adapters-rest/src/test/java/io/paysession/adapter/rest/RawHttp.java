package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection that sends any bytes and reads the answers, each within a deadline. It writes everything before it
 * reads, as simple clients do: one that the server does not let finish fails here.
 */
final class RawHttp implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 15_000;

    private final Socket socket;
    private final InputStream in;

    /** An answer as it came; the names of its headers in lower case. */
    record Reply(int status, Map<String, String> headers, String body, String raw) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    RawHttp(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** Sends one request on a connection of its own, and reads its answer. */
    static Reply exchange(int port, byte[] request, boolean thenSilence) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            connection.send(request);
            if (thenSilence) {
                connection.socket.shutdownOutput();
            }
            return connection.receive(!startsWith(request, "HEAD "));
        }
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    /** The next answer; interim ones are skipped. */
    Reply receive(boolean withBody) throws IOException {
        String head = head();
        String[] lines = head.split("\r\n");
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        if (status == 100) {
            return receive(withBody);
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = withBody && status != 204 ? in.readNBytes(length) : new byte[0];
        if (withBody && status != 204 && body.length < length) {
            throw new EOFException("The answer's body ends early");
        }
        String text = new String(body, ISO_8859_1);
        return new Reply(status, headers, text, head + text);
    }

    /** Whether the server has begun to answer. */
    boolean hasAnswer() throws IOException {
        return in.available() > 0;
    }

    /** Whether the server has closed the connection, and said nothing more before. */
    boolean isClosed() throws IOException {
        return in.read() < 0;
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("No answer, or half of one: " + head.toString(ISO_8859_1));
            }
            head.write(c);
            boolean expected = c == (ends % 2 == 0 ? '\r' : '\n');
            ends = expected ? ends + 1 : c == '\r' ? 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }

    private static boolean startsWith(byte[] bytes, String text) {
        return new String(bytes, 0, Math.min(bytes.length, text.length()), ISO_8859_1).equals(text);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package io.paysession.bootstrap.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** One connection of plain HTTP/1.1 from a chosen address of the loopback network: a source of its own, and nothing between. */
public final class RawGateway implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    /** What came back. */
    public record Reply(int status, String head, String body) {}

    /** @param from for example {@code 127.0.0.2} */
    public RawGateway(URI server, String from) {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(DEADLINE_MILLIS);
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), DEADLINE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tries to create a session. */
    public Reply create(String merchant, String password) {
        return exchange(request(merchant, password));
    }

    /** A request to create a session, as bytes. */
    public static byte[] request(String merchant, String password) {
        return ("POST " + Gateway.sessions(merchant) + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
                        + Gateway.basic(merchant, password) + "\r\nContent-Length: 2\r\n\r\n{}")
                .getBytes(ISO_8859_1);
    }

    public Reply exchange(byte[] request) {
        try {
            socket.getOutputStream().write(request);
            StringBuilder head = new StringBuilder();
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException("closed after: " + head);
                }
                head.append((char) next);
            }
            String length = head.toString().split("(?i)content-length: ", 2)[1].split("\r", 2)[0];
            String body = new String(in.readNBytes(Integer.parseInt(length)), ISO_8859_1);
            return new Reply(Integer.parseInt(head.substring(9, 12)), head.toString(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.paysession.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A socket that sends any bytes and reads the answers; each has to come within a deadline. */
final class Connection implements AutoCloseable {
    private static final int DEADLINE_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)");

    private final Socket socket;
    private final InputStream in;

    /** An answer as it came. */
    record Reply(int status, String head, String body) {
        boolean closes() {
            return head.contains("onnection: close");
        }
    }

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(DEADLINE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void endOfRequests() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer; none if the server closed the connection instead. */
    Optional<Reply> receive(boolean withBody) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int c = in.read();
            if (c < 0 && bytes.size() == 0) {
                return Optional.empty();
            }
            if (c < 0) {
                throw new EOFException("Half an answer: " + bytes.toString(ISO_8859_1));
            }
            bytes.write(c);
            ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : c == '\r' ? 1 : 0;
        }
        String head = bytes.toString(ISO_8859_1);
        int status = Integer.parseInt(head.substring(9, 12));
        if (status == 100) {
            return receive(withBody);
        }
        Matcher announced = LENGTH.matcher(head);
        int length = withBody && status != 204 && announced.find() ? Integer.parseInt(announced.group(1)) : 0;
        String body = new String(in.readNBytes(length), ISO_8859_1);
        if (body.length() < length) {
            throw new EOFException("Half a body: " + head + body);
        }
        return Optional.of(new Reply(status, head, body));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

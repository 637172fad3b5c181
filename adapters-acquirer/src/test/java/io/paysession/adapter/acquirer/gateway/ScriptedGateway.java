package io.paysession.adapter.acquirer.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A gateway on a real socket that does to each connection what a test tells it to. */
final class ScriptedGateway implements AutoCloseable {
    private final ServerSocket server;
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A request as it arrived. */
    record Received(String line, String head, String body) {}

    /** What happens to one connection. */
    interface Turn {
        void with(Socket connection, ScriptedGateway gateway) throws IOException;
    }

    ScriptedGateway() {
        this(null);
    }

    ScriptedGateway(@Nullable SSLContext tls) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            server = tls == null
                    ? new ServerSocket(0, 50, loopback)
                    : tls.getServerSocketFactory().createServerSocket(0, 50, loopback);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI address(String scheme) {
        return URI.create(scheme + "://localhost:" + server.getLocalPort());
    }

    /** The next connections, one after the other; when there are no more, the last one again. */
    ScriptedGateway then(Turn turn) {
        turns.add(turn);
        return this;
    }

    /** What was read, the first request first. */
    List<Received> received() {
        return List.copyOf(received);
    }

    static Turn answer(int status, String body) {
        return raw(response(status, body));
    }

    static String response(int status, String body) {
        return "HTTP/1.1 " + status + " x\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** Answers with exactly that, and hangs up. */
    static Turn raw(String text) {
        return by(received -> text);
    }

    /** Answers with what that makes of the request, and hangs up. */
    static Turn by(Function<Received, String> response) {
        return (connection, gateway) -> {
            String text = response.apply(gateway.read(connection.getInputStream()));
            OutputStream out = connection.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        };
    }

    static Turn hangUpAtOnce() {
        return (connection, gateway) -> connection.close();
    }

    static Turn hangUpWithoutAnswer() {
        return raw("");
    }

    /** Answers the beginning, and then nothing until the test is over. */
    static Turn stall(String beginning) {
        return (connection, gateway) -> {
            raw(beginning).with(connection, gateway);
            try {
                gateway.closed.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Turn turn = turns.size() > 1 ? turns.poll() : turns.peek();
            if (turn != null) {
                turn.with(connection, this);
            }
        } catch (IOException gone) {
            // The client has had enough; what it makes of that is what the test looks at.
        }
    }

    private Received read(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The request ends early");
            }
            bytes.write(next);
        }
        String head = bytes.toString(StandardCharsets.US_ASCII);
        int length = head.toLowerCase(java.util.Locale.ROOT)
                .lines()
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new IOException("The request ends early");
        }
        String body = new String(content, StandardCharsets.UTF_8);
        Received request = new Received(head.lines().findFirst().orElse(""), head, body);
        received.add(request);
        return request;
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

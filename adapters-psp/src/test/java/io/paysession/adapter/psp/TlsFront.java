package io.paysession.adapter.psp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Speaks TLS in front of a terminal that does not. */
final class TlsFront implements AutoCloseable {
    private final SSLServerSocket server;
    private final int terminalPort;
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicLong passed = new AtomicLong();

    private TlsFront(SSLServerSocket server, int terminalPort) {
        this.server = server;
        this.terminalPort = terminalPort;
    }

    static TlsFront of(Certificates certificates, int terminalPort) throws Exception {
        SSLServerSocket server = (SSLServerSocket) certificates
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        TlsFront front = new TlsFront(server, terminalPort);
        start(front::accept);
        return front;
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many hosts did not like the certificate. */
    int refusals() {
        return refusals.get();
    }

    /** Bytes of all hosts. */
    long passed() {
        return passed.get();
    }

    private void accept() {
        try {
            while (true) {
                SSLSocket host = (SSLSocket) server.accept();
                start(() -> serve(host));
            }
        } catch (IOException closed) {
            // That is how the test ends.
            return;
        }
    }

    private void serve(SSLSocket host) {
        try (host) {
            host.startHandshake();
            // In TLS 1.3 the server is done before the client has looked at the certificate.
            int first = host.getInputStream().read();
            if (first < 0) {
                refusals.incrementAndGet();
                return;
            }
            try (Socket terminal = new Socket(InetAddress.getLoopbackAddress(), terminalPort)) {
                terminal.getOutputStream().write(first);
                start(() -> pump(terminal, host));
                passed.incrementAndGet();
                passed.addAndGet(host.getInputStream().transferTo(terminal.getOutputStream()));
            }
        } catch (IOException refused) {
            refusals.incrementAndGet();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            long unusedCount = from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException otherEndIsGone) {
            // Both ends are closed with it.
            return;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "tls-front");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

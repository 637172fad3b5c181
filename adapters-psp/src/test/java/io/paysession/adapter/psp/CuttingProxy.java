package io.paysession.adapter.psp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

/** A cable between a host and a terminal, which is cut once, so many bytes after Auth Session began to pass. */
final class CuttingProxy implements AutoCloseable {
    private static final byte[] AUTH = {(byte) 0xCC, 0x02, 0x3C, 0x36, 0x40};
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int WHOLE = -1;
    private static final int CHUNK = 4096;

    private final ServerSocket server;
    private final int terminalPort;
    private final int cutAfter;
    private boolean authorizing;
    private boolean cut;
    private int passed;

    private CuttingProxy(ServerSocket server, int terminalPort, int cutAfter) {
        this.server = server;
        this.terminalPort = terminalPort;
        this.cutAfter = cutAfter;
    }

    /** A cable that only counts. */
    static CuttingProxy whole(int terminalPort) {
        return cutAfter(terminalPort, NEVER);
    }

    static CuttingProxy cutAfter(int terminalPort, int bytes) {
        try {
            ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            CuttingProxy proxy = new CuttingProxy(server, terminalPort, bytes);
            start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** In both directions, since Auth Session began to pass. */
    synchronized int passed() {
        return passed;
    }

    synchronized boolean isCut() {
        return cut;
    }

    private void accept() {
        try {
            while (true) {
                Socket host = server.accept();
                Socket terminal = new Socket(InetAddress.getLoopbackAddress(), terminalPort);
                host.setTcpNoDelay(true);
                terminal.setTcpNoDelay(true);
                start(() -> pump(host, terminal, true));
                start(() -> pump(terminal, host, false));
            }
        } catch (IOException closed) {
            // That is how the test ends.
            return;
        }
    }

    private void pump(Socket from, Socket to, boolean towardsTerminal) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                int allowed = allowed(Arrays.copyOf(chunk, count), towardsTerminal);
                if (allowed == WHOLE) {
                    out.write(chunk, 0, count);
                } else {
                    out.write(chunk, 0, allowed);
                    return;
                }
            }
        } catch (IOException otherEndIsGone) {
            // Both ends are closed with it.
            return;
        }
    }

    /** How many of these bytes still pass before the cut; {@link #WHOLE} if all do and there is none. */
    private synchronized int allowed(byte[] bytes, boolean towardsTerminal) {
        int begin = 0;
        if (!authorizing && towardsTerminal) {
            begin = indexOfAuth(bytes);
            authorizing = begin < bytes.length;
        }
        if (!authorizing || cut) {
            return WHOLE;
        }
        int counted = Math.min(bytes.length - begin, cutAfter - passed);
        passed += counted;
        cut = passed == cutAfter;
        return cut ? begin + counted : WHOLE;
    }

    private static int indexOfAuth(byte[] bytes) {
        for (int i = 0; i + AUTH.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + AUTH.length, AUTH, 0, AUTH.length)) {
                return i;
            }
        }
        return bytes.length;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

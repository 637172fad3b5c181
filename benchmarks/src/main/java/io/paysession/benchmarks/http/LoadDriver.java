package io.paysession.benchmarks.http;

import io.paysession.benchmarks.machine.BenchmarkException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Drives many connections from one thread, each always with one request under way. */
final class LoadDriver {
    private static final long STUCK_MILLIS = 20_000;

    private final InetSocketAddress server;
    private final FlowRequests requests;

    LoadDriver(InetSocketAddress server, FlowRequests requests) {
        this.server = server;
        this.requests = requests;
    }

    /** Flows that were begun in time are completed, but do not count: they would run beside fewer and fewer others. */
    LoadResult run(int connections, int seconds) throws IOException {
        LoadResult result = new LoadResult();
        List<FlowConnection> opened = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                FlowConnection connection = FlowConnection.open(server, requests, result);
                opened.add(connection);
                var ignoredKey = connection.channel().register(selector, SelectionKey.OP_READ, connection);
            }
            long start = System.nanoTime();
            for (FlowConnection connection : opened) {
                connection.begin();
            }
            Loop loop = new Loop(start + seconds * 1_000_000_000L, connections);
            loop.run(selector);
            result.finish(loop.counted, seconds);
            return result;
        } finally {
            for (FlowConnection connection : opened) {
                connection.close();
            }
        }
    }

    private static final class Loop {
        private final long deadline;
        private int active;
        private long counted;

        Loop(long deadline, int active) {
            this.deadline = deadline;
            this.active = active;
        }

        void run(Selector selector) throws IOException {
            while (active > 0) {
                if (selector.select(STUCK_MILLIS) == 0) {
                    throw new BenchmarkException("the server has not answered for " + STUCK_MILLIS / 1000 + " s");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    advance((FlowConnection) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        }

        private void advance(FlowConnection connection) throws IOException {
            if (!connection.advance()) {
                return;
            }
            if (System.nanoTime() - deadline < 0) {
                counted++;
                connection.begin();
            } else {
                active--;
            }
        }
    }
}

package io.paysession.adapter.rest;

import io.paysession.adapter.rest.RestSettings.Limits;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Watches all connections: no source may have too many, and none may send for ever without a request coming of it. The
 * server itself only ends connections that are silent, and a header that drips never is.
 */
final class ConnectionGuard extends Handler.Wrapper implements Connection.Listener {
    private static final long PERIOD_SECONDS = 1;

    private final Limits limits;
    private final SourceCounts sources;
    private final ConcurrentHashMap<EndPoint, Watched> connections = new ConcurrentHashMap<>();

    ConnectionGuard(Limits limits, Handler next) {
        super(next);
        this.limits = limits;
        this.sources = new SourceCounts(limits.connectionsPerSource());
    }

    /** To be called once for each connector before it starts. */
    void watch(ServerConnector connector) {
        boolean unusedChange = connector.addBean(this, false);
        connector.addEventListener(new Look(connector));
    }

    int connections() {
        return connections.size();
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint endPoint = connection.getEndPoint();
        if (endPoint instanceof EndPoint.Wrapper) {
            return;
        }
        String source = source(endPoint.getRemoteSocketAddress());
        if (!sources.enter(source)) {
            endPoint.close();
            return;
        }
        Watched unusedBefore = connections.put(endPoint, new Watched(connection, source));
    }

    @Override
    public void onClosed(Connection connection) {
        Watched watched = connections.remove(connection.getEndPoint());
        if (watched != null) {
            sources.leave(watched.source);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Watched watched = connections.get(
                transport(request.getConnectionMetaData().getConnection().getEndPoint()));
        if (watched != null) {
            watched.begins(request.getConnectionMetaData().getHttpVersion());
            Request.addCompletionListener(request, ended -> watched.ends());
        }
        try {
            return super.handle(request, response, callback);
        } catch (Error error) {
            UncaughtErrors.tell(error);
            throw error;
        }
    }

    private static EndPoint transport(EndPoint endPoint) {
        EndPoint here = endPoint;
        while (here instanceof EndPoint.Wrapper wrapper) {
            here = wrapper.unwrap();
        }
        return here;
    }

    private static String source(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? RequestSource.ofAddress(inet.getAddress().getHostAddress())
                : String.valueOf(address);
    }

    /** One connection, and since when it has sent something of which no request has come yet. */
    private static final class Watched {
        private final Connection connection;
        private final String source;
        private int requests;
        private boolean severalAtATime;
        private long seenBytes;
        private boolean sending;
        private long sendingSince;

        Watched(Connection connection, String source) {
            this.connection = connection;
            this.source = source;
        }

        synchronized void begins(HttpVersion version) {
            requests++;
            severalAtATime = severalAtATime || version.compareTo(HttpVersion.HTTP_1_1) > 0;
            sending = false;
        }

        synchronized void ends() {
            requests--;
            seenBytes = connection.getBytesIn();
        }

        /** Whether it has been sending for too long; what is quiet is left to the server's own limit of silence. */
        synchronized boolean isOverdue(long now, long limitNanos) {
            long bytes = connection.getBytesIn();
            if (requests > 0 || severalAtATime || bytes == seenBytes) {
                return false;
            }
            seenBytes = bytes;
            if (!sending) {
                sending = true;
                sendingSince = now;
            }
            return now - sendingSince > limitNanos;
        }
    }

    /** Looks at all connections every second, as long as the connector runs. */
    private final class Look implements LifeCycle.Listener, Runnable {
        private final ServerConnector connector;

        Look(ServerConnector connector) {
            this.connector = connector;
        }

        @Override
        public void lifeCycleStarted(LifeCycle started) {
            later();
        }

        @Override
        public void run() {
            long now = System.nanoTime();
            connections.forEach((endPoint, watched) -> {
                if (watched.isOverdue(now, limits.headerTime().toNanos())) {
                    endPoint.close();
                }
            });
            if (connector.isRunning()) {
                later();
            }
        }

        private void later() {
            connector.getScheduler().schedule(this, PERIOD_SECONDS, TimeUnit.SECONDS);
        }
    }
}

package io.paysession.adapter.rest.connection;

import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches all connections: no source may have too many, none may send for ever without a request coming of it, and none may
 * leave an answer unread. The server itself only ends connections that are silent, and a header that drips never is.
 */
public final class ConnectionGuard extends Handler.Wrapper implements Connection.Listener {
    /** The attribute of a request that ends its connection when it is run. */
    public static final String HANG_UP = ConnectionGuard.class.getName() + ".hangUp";

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final long PERIOD_SECONDS = 1;

    /**
     * What a source and a connection may take.
     *
     * @param perSource  connections of one source; further ones are closed. 0 for no limit
     * @param headerTime from a request's first byte to the end of its header
     * @param answerTime for reading an answer
     */
    public record Limits(int perSource, Duration headerTime, Duration answerTime) {}

    private final Limits limits;
    private final ProxyNetworks proxies;
    private final RequestSource requestSource;
    private final ByteBudget budget;
    private final SourceCounts sources;
    private final ConcurrentHashMap<EndPoint, Watched> connections = new ConcurrentHashMap<>();

    /**
     * @param proxies may have as many connections as they like
     * @param budget what answers take of while they are sent
     */
    public ConnectionGuard(Limits limits, ProxyNetworks proxies, ByteBudget budget, Handler next) {
        super(next);
        this.limits = limits;
        this.proxies = proxies;
        this.requestSource = new RequestSource(proxies);
        this.budget = budget;
        this.sources = new SourceCounts(limits.perSource());
    }

    /** To be called once for each connector before it starts. */
    public void watch(ServerConnector connector) {
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
        Option<String> source = source(endPoint.getRemoteSocketAddress());
        if (!source.forAll(sources::enter)) {
            endPoint.close();
            return;
        }
        Watched unusedBefore = connections.put(endPoint, new Watched(connection, source));
    }

    @Override
    public void onClosed(Connection connection) {
        Watched watched = connections.remove(connection.getEndPoint());
        if (watched != null) {
            watched.source.forEach(sources::leave);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        Watched watched = connections.get(transport(endPoint));
        Runnable hangUp = endPoint::close;
        Object unusedBefore = request.setAttribute(HANG_UP, hangUp);
        requestSource.note(request);
        Answering answering = Answering.to(request, budget);
        if (watched != null) {
            watched.begins(answering, SharedStream.of(request));
            Request.addCompletionListener(request, ended -> watched.ends(answering));
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

    /** None if its connections are not counted. */
    private Option<String> source(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
            return Option.some(String.valueOf(address));
        }
        return Option.when(
                !proxies.contain(inet.getAddress()),
                () -> RequestSource.ofAddress(inet.getAddress().getHostAddress()));
    }

    /** One connection, and since when it has sent something of which no request has come yet. */
    private static final class Watched {
        private final Connection connection;
        private final Option<String> source;
        private final Map<Answering, Option<SharedStream>> answers = new HashMap<>();
        private int requests;
        private boolean severalAtATime;
        private long seenBytes;
        private boolean sending;
        private long sendingSince;

        Watched(Connection connection, Option<String> source) {
            this.connection = connection;
            this.source = source;
        }

        synchronized void begins(Answering answering, Option<SharedStream> stream) {
            requests++;
            Option<SharedStream> unusedBefore = answers.put(answering, stream);
            severalAtATime = severalAtATime || stream.isDefined();
            sending = false;
        }

        synchronized void ends(Answering answering) {
            requests--;
            Option<SharedStream> unusedStream = answers.remove(answering);
            seenBytes = connection.getBytesIn();
        }

        /**
         * Whether it has not read an answer for too long, also if it reads a little now and then. One that has read others
         * meanwhile loses that answer alone; only where not even its end can be told within as long again, nothing is read.
         */
        synchronized boolean leavesAnswersUnread(long now, long limitNanos) {
            // An answer may end within its reset, on this thread, and is taken out of the map then.
            List.copyOf(answers.entrySet()).forEach(answer -> {
                if (answer.getKey().isOverdue(now, limitNanos)) {
                    answer.getValue().forEach(stream -> stream.reset(now));
                }
            });
            return answers.entrySet().stream()
                    .anyMatch(answer -> answer.getValue()
                            .map(stream -> stream.isResetFor(now, limitNanos))
                            .getOrElse(() -> answer.getKey().isOverdue(now, limitNanos)));
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
            try {
                long now = System.nanoTime();
                connections.forEach((endPoint, watched) -> look(endPoint, watched, now));
            } finally {
                if (connector.isRunning()) {
                    later();
                }
            }
        }

        /** Whatever goes wrong with one connection keeps nobody from looking at the others, and again. */
        private void look(EndPoint endPoint, Watched watched, long now) {
            try {
                if (watched.isOverdue(now, limits.headerTime().toNanos())
                        || watched.leavesAnswersUnread(now, limits.answerTime().toNanos())) {
                    endPoint.close();
                }
            } catch (RuntimeException failure) {
                LOG.error("A connection could not be looked at, and is closed", failure);
                endPoint.close();
            }
        }

        private void later() {
            connector.getScheduler().schedule(this, PERIOD_SECONDS, TimeUnit.SECONDS);
        }
    }
}

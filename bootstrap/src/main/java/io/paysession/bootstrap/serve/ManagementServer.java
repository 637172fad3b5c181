package io.paysession.bootstrap.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.paysession.bootstrap.setting.StartException;
import io.paysession.bootstrap.watch.Health;
import io.paysession.bootstrap.watch.Metrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Health and metrics for whoever runs the server, on a port of their own that clients never see. Health is answered from
 * what was seen last, by the thread that reads the request; only metrics may ask the database, on threads of their own.
 */
final class ManagementServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int CONNECTIONS = 256;
    private static final int LONGEST_HEADER = 8 * 1024;
    /** Whoever looks after a server asks at once; half a request is not waited for. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Server server;
    private final ExecutorService scraping = new ThreadPoolExecutor(
            0, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(4), ManagementServer::scrapingThread);

    private record Page(int status, String contentType, String body) {
        static Page status(int status, String word) {
            return new Page(status, JSON, "{\"status\":\"" + word + "\"}");
        }
    }

    private ManagementServer(String host, int port, Health health, Metrics metrics) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("management");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(LONGEST_HEADER);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(SILENCE.toMillis());
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(SILENCE.toMillis() / 5);
        boolean unusedChange = server.addBean(limit);
        server.setHandler(new Pages(health, metrics));
        server.setErrorHandler(new Errors());
    }

    /** Serves both at that address; port 0 takes any. */
    static ManagementServer start(String host, int port, Health health, Metrics metrics) {
        ManagementServer management = new ManagementServer(host, port, health, metrics);
        try {
            management.server.start();
            return management;
        } catch (Exception e) {
            management.close();
            throw new StartException(
                    "the management address " + host + ":" + port
                            + " cannot be used; choose another with --management-port or --management-host, or port 0 for none");
        }
    }

    private static Thread scrapingThread(Runnable task) {
        Thread thread = new Thread(task, "metrics");
        thread.setDaemon(true);
        return thread;
    }

    private final class Pages extends Handler.Abstract.NonBlocking {
        private final Health health;
        private final Metrics metrics;

        Pages(Health health, Metrics metrics) {
            this.health = health;
            this.metrics = metrics;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
            if (!reads) {
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
                send(response, Page.status(405, "UNKNOWN"), callback);
                return true;
            }
            switch (request.getHttpURI().getPath()) {
                case "/health/live" -> send(response, Page.status(200, "UP"), callback);
                case "/health/ready" ->
                    send(response, health.isReady() ? Page.status(200, "UP") : Page.status(503, "DOWN"), callback);
                case "/health" ->
                    send(response, new Page(health.isReady() ? 200 : 503, JSON, health.report()), callback);
                case "/metrics" -> scrape(response, callback);
                default -> send(response, Page.status(404, "UNKNOWN"), callback);
            }
            return true;
        }

        private void scrape(Response response, Callback callback) {
            try {
                scraping.execute(() -> {
                    try {
                        send(response, new Page(200, PROMETHEUS, metrics.scrape()), callback);
                    } catch (RuntimeException failure) {
                        callback.failed(failure);
                    }
                });
            } catch (RejectedExecutionException busy) {
                send(response, Page.status(503, "BUSY"), callback);
            }
        }

        static void send(Response response, Page page, Callback callback) {
            byte[] body = page.body().getBytes(UTF_8);
            response.setStatus(page.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.contentType());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            boolean withBody = !"HEAD".equals(response.getRequest().getMethod());
            response.write(true, withBody ? ByteBuffer.wrap(body) : null, callback);
        }
    }

    /** What the HTTP server itself refuses, and what fails, in the same form and without the reason, which may quote. */
    private static final class Errors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = Math.max(response.getStatus(), HttpStatus.BAD_REQUEST_400);
            boolean wrongRequest = status < HttpStatus.INTERNAL_SERVER_ERROR_500;
            Pages.send(response, Page.status(status, wrongRequest ? "UNKNOWN" : "FAILED"), callback);
            return true;
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The management server did not stop", e);
        } finally {
            scraping.shutdownNow();
        }
    }
}

package io.paysession.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Health and metrics for whoever runs the server, on a port of their own that clients never see. */
final class ManagementServer implements AutoCloseable {
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "management");
        thread.setDaemon(true);
        return thread;
    });

    private ManagementServer(HttpServer server) {
        this.server = server;
    }

    /** Serves both at that address; port 0 takes any. */
    static ManagementServer start(String host, int port, Health health, Metrics metrics) {
        try {
            ManagementServer management =
                    new ManagementServer(HttpServer.create(new InetSocketAddress(host, port), 16));
            management.serve(health, metrics);
            return management;
        } catch (IOException e) {
            throw new StartException(
                    "the management address " + host + ":" + port
                            + " cannot be used; choose another with --management-port or --management-host, or port 0 for none");
        }
    }

    private void serve(Health health, Metrics metrics) {
        server.setExecutor(threads);
        on("/health/live", () -> new Page(200, "application/json", status("UP")));
        on(
                "/health/ready",
                () -> health.isReady()
                        ? new Page(200, "application/json", status("UP"))
                        : new Page(503, "application/json", status("DOWN")));
        on("/health", () -> new Page(health.isReady() ? 200 : 503, "application/json", health.report()));
        on("/metrics", () -> new Page(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
        on("/", () -> new Page(404, "application/json", status("UNKNOWN")));
        server.start();
    }

    private void on(String path, Supplier<Page> page) {
        var unusedContext = server.createContext(path, exchange -> {
            boolean exact =
                    path.equals("/") || exchange.getRequestURI().getPath().equals(path);
            Supplier<Page> here = exact ? page : () -> new Page(404, "application/json", status("UNKNOWN"));
            answer(exchange, here);
        });
    }

    private static void answer(HttpExchange exchange, Supplier<Page> asked) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> send(exchange, asked.get(), true);
                case "HEAD" -> send(exchange, asked.get(), false);
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                    send(exchange, new Page(405, "application/json", status("UNKNOWN")), true);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, Page page, boolean withBody) throws IOException {
        byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        if (withBody) {
            exchange.sendResponseHeaders(page.status(), body.length);
            exchange.getResponseBody().write(body);
        } else {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(page.status(), NO_BODY);
        }
    }

    private static String status(String status) {
        return "{\"status\":\"" + status + "\"}";
    }

    private record Page(int status, String contentType, String body) {}

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

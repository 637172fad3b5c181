package io.paysession.adapter.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A shop that a browser visits: pages by their paths, and a place to return to that remembers what was posted there and
 * leads on to a page of another origin, as shops do.
 */
final class BrowserShop implements AutoCloseable {
    static final String RETURN = "/return";

    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private volatile Option<String> returned = Option.none();

    private BrowserShop(HttpServer server) {
        this.server = server;
        server.createContext("/", this::answer);
    }

    static BrowserShop open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
            BrowserShop shop = new BrowserShop(server);
            server.start();
            return shop;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The address of a path; of another origin than {@link #elsewhere}. */
    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The same path, of another site than {@link #url}. */
    String elsewhere(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    void show(String path, String html) {
        pages.put(path, html);
    }

    /** What was posted to the place to return to. */
    Option<String> returned() {
        return returned;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(RETURN)) {
                returned = Option.some(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.getResponseHeaders().set("Location", elsewhere("/done"));
                exchange.sendResponseHeaders(303, -1);
                return;
            }
            String page = path.equals("/done")
                    ? "<title>Done</title><p id=\"done\">Thank you</p><script>parent.postMessage(\"done\",\"*\");</script>"
                    : pages.getOrDefault(path, "");
            byte[] body = ("<!DOCTYPE html>" + page).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.sendResponseHeaders(page.isEmpty() ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.paysession.bootstrap.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gateway with this same API and books of its own. What it does to a request depends on how the order's name begins:
 * {@code busy} gets 429 for the first three times; {@code late} is done and answered when a test says so, and unknown until
 * then; {@code silent} is never answered, nor is a question about it; {@code lost} is done and not answered. Everything else
 * is approved. Nothing is refused because it comes late.
 */
public final class Bank implements AutoCloseable {
    private static final Pattern PLACE = Pattern.compile(".*/order/([^/]+)/transaction/([^/]+)$");
    private static final Pattern OPERATION = Pattern.compile("\"apiOperation\":\"([A-Z_]+)\"");
    private static final Pattern AMOUNT = Pattern.compile("\"amount\":\"?([0-9.]+)");
    private static final Pattern TARGET = Pattern.compile("\"targetTransactionId\":\"([^\"]+)\"");
    private static final int BUSY_TIMES = 3;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Map<String, Long> captured = new ConcurrentHashMap<>();
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, CountDownLatch> releases = new ConcurrentHashMap<>();

    public Bank() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        var unusedContext = server.createContext("/", this::answer);
        server.start();
    }

    /** A file for {@code --acquirer-gateway} with our merchant's account there, and more lines. */
    public Path file(Path directory, String name, String merchant, String more) {
        try {
            Path password = Files.writeString(directory.resolve(name + "-password"), "a-password-at-the-bank");
            return Files.writeString(
                    directory.resolve(name + ".properties"),
                    "address=http://127.0.0.1:" + server.getAddress().getPort() + "\naccount." + merchant + "=BANK_"
                            + name + "\naccount." + merchant + ".password-file=" + password + "\n" + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many requests for transactions of an order have arrived completely. */
    public int received(String order) {
        return (int) received.stream().filter(order::equals).count();
    }

    /** What it has taken of an order, in minor units. */
    public long captured(String order) {
        return captured.getOrDefault(order, 0L);
    }

    /** Lets a late order's first transaction be done. */
    public void release(String order) {
        latch(order).countDown();
    }

    private CountDownLatch latch(String order) {
        return releases.computeIfAbsent(order, name -> new CountDownLatch(1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher place = PLACE.matcher(exchange.getRequestURI().getPath());
            if (!place.matches()) {
                throw new IOException("No such place");
            }
            if (place.group(1).startsWith("silent")) {
                await(closed);
            } else if (exchange.getRequestMethod().equals("GET")) {
                retrieve(exchange, place.group(1) + "/" + place.group(2));
            } else {
                perform(exchange, place.group(1), place.group(2));
            }
        }
    }

    private void retrieve(HttpExchange exchange, String key) throws IOException {
        String known = documents.get(key);
        if (known == null) {
            send(
                    exchange,
                    400,
                    "{\"error\":{\"cause\":\"INVALID_REQUEST\",\"explanation\":\"Unable to find it\"},"
                            + "\"result\":\"ERROR\"}");
        } else {
            send(exchange, 200, known);
        }
    }

    private void perform(HttpExchange exchange, String order, String transaction) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        if (body.getBytes(StandardCharsets.UTF_8).length < Integer.parseInt(length)) {
            throw new IOException("The request ends early");
        }
        received.add(order);
        if (order.startsWith("busy") && received(order) <= BUSY_TIMES) {
            send(exchange, 429, "");
            return;
        }
        if (order.startsWith("late") && transaction.equals("1")) {
            await(latch(order));
        }
        String document = documents.computeIfAbsent(order + "/" + transaction, key -> done(order, transaction, body));
        if (!order.startsWith("lost")) {
            send(exchange, 201, document);
        }
    }

    private String done(String order, String transaction, String body) {
        String operation = first(OPERATION, body);
        boolean undone = operation.equals("VOID");
        String key = order + "/" + (undone ? first(TARGET, body) : transaction);
        long amount =
                undone ? amounts.getOrDefault(key, 0L) : Math.round(Double.parseDouble(first(AMOUNT, body)) * 100);
        amounts.put(key, amount);
        captured.merge(order, undone ? -amount : amount, Long::sum);
        return "{\"order\":{\"currency\":\"EUR\",\"id\":\"" + order + "\"},\"response\":{\"gatewayCode\":\"APPROVED\"},"
                + "\"result\":\"SUCCESS\",\"transaction\":{\"amount\":" + amount / 100 + "." + amount % 100 / 10
                + amount % 10 + ",\"currency\":\"EUR\",\"id\":\"" + transaction + "\"}}";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        releases.values().forEach(CountDownLatch::countDown);
        server.stop(0);
        threads.shutdownNow();
    }
}

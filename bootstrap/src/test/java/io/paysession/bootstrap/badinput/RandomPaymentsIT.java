package io.paysession.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.testing.RandomPaymentRequests;
import io.paysession.application.testing.RandomPaymentRequests.PaymentRequest;
import io.paysession.application.testing.RecomputedTotals;
import io.paysession.bootstrap.badinput.Connection.Reply;
import io.paysession.bootstrap.badinput.Shot.Parts;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.json.JsonDocument;
import io.vavr.collection.List;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fires random operations on orders, valid ones and valid ones that are broken in one place, at the real server on a real
 * database, whose acquirer declines, keeps silent and comes back later; several clients at once have the same orders in
 * mind. {@code -Dbadinput.seed=…} repeats what each client says, {@code -Dbadinput.payments=…} makes the run longer.
 */
class RandomPaymentsIT {
    private static final long SEED = Long.getLong("badinput.seed", System.nanoTime());
    private static final int SOME = Integer.getInteger("badinput.payments", 8_000);
    private static final int MANY = 20_000;
    private static final int THREADS = 6;
    private static final int ORDERS = 600;
    private static final int SESSIONS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHOP = "/api/rest/version/100/merchant/TESTSHOP01";
    private static final Pattern SESSION = Pattern.compile("SESSION[A-Z0-9]{28}");
    private static final Pattern RESULT = Pattern.compile("\"result\":\"(\\w+)\",\"");
    private static final String CARD =
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\","
                    + "\"year\":\"39\"},\"securityCode\":\"100\"}}}}";

    /** What the acquirer did, voids taken off what they undo, as our orders count it. */
    private static final String ACQUIRER = """
            WITH done AS (SELECT * FROM sandbox.ledger WHERE outcome = 'APPROVED' AND merchant = 'TESTSHOP01'),
              moved AS (SELECT a.order_id, coalesce(undone.operation, a.operation) AS operation,
                  CASE a.operation WHEN 'VOID' THEN -a.amount ELSE a.amount END AS amount
                FROM done a LEFT JOIN done undone
                  ON a.operation = 'VOID' AND undone.order_id = a.order_id AND undone.transaction_id = a.target)
            SELECT order_id || E'\\t'
                || coalesce(sum(amount) FILTER (WHERE operation IN ('PAY', 'AUTHORIZE', 'UPDATE_AUTHORIZATION')), 0)
                || ' ' || coalesce(sum(amount) FILTER (WHERE operation IN ('PAY', 'CAPTURE')), 0)
                || ' ' || coalesce(sum(amount) FILTER (WHERE operation = 'REFUND'), 0)
              FROM moved GROUP BY order_id
            """;

    private final Secrets secrets = new Secrets();
    private final AnswerRules rules = new AnswerRules(secrets);
    private final ConcurrentMap<String, Integer> answers = new ConcurrentHashMap<>();

    /** Others in every run, so that what one run of the build does not try the next one may. */
    @Test
    void no_request_whatever_breaks_the_books_or_learns_a_secret(@TempDir Path folder) throws Exception {
        run(folder, SOME);
    }

    @Test
    @Tag("abuse")
    void nor_do_many_requests(@TempDir Path folder) throws Exception {
        run(folder, MANY);
    }

    private void run(Path folder, int requests) throws Exception {
        System.out.println("RandomPaymentsIT: -Dbadinput.seed=" + SEED + " -Dbadinput.payments=" + requests);
        try (ServerUnderAttack server = ServerUnderAttack.start(folder, "--acquirer-patience", "PT2S")) {
            PostgresServer database = PostgresServer.embeddedIn(folder.resolve("data"));
            // A new merchant may not do all that is tried here.
            assertThat(Launch.fast(folder)
                            .run(
                                    "merchant",
                                    "set",
                                    "TESTSHOP01",
                                    "--data-dir",
                                    folder.resolve("data").toString(),
                                    "--grant",
                                    "STANDALONE_CAPTURE,STANDALONE_REFUND,EXCESSIVE_CAPTURE")
                            .exitCode())
                    .isZero();
            long start = System.nanoTime();
            attack(server.port(), requests);
            System.out.println("RandomPaymentsIT: " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)
                    + " ms, answers " + new TreeMap<>(answers));
            Await.until(
                    PATIENCE,
                    "every transaction is settled",
                    () -> database.query("SELECT count(*) FROM payment_order WHERE waiting_since IS NOT NULL")
                            .equals("0"));
            checkBooks(server.port(), database);
            // A run in which hardly anything happened would show nothing.
            assertThat(answers.get("201 SUCCESS")).as("%s", answers).isGreaterThan(requests / 20);
            assertThat(answers).containsKeys("201 FAILURE", "201 UNKNOWN", "200 FAILURE", "400 ERROR");
            assertThat(server.stop()).isZero();
            checkLog(server);
        }
    }

    private void checkLog(ServerUnderAttack server) {
        String log = server.said();
        assertThat(log).doesNotContain(" ERROR ").doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(secrets.foundIn(log)).isEmpty();
    }

    private void attack(int port, int total) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(THREADS);
        try {
            java.util.List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                RandomPaymentRequests requests = new RandomPaymentRequests(SEED + i, ORDERS);
                requests.use(sessions(port));
                running.add(clients.submit(() -> {
                    fire(port, requests, total / THREADS);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(10, TimeUnit.MINUTES);
            }
        } finally {
            java.util.List<Runnable> ignoredUnstarted = clients.shutdownNow();
        }
    }

    private void fire(int port, RandomPaymentRequests requests, int count) throws IOException {
        Connection connection = new Connection(port);
        for (int i = 0; i < count; i++) {
            PaymentRequest request = requests.next();
            Parts parts = parts("PUT", url(request), body(request, requests));
            try {
                Reply reply = answer(connection, parts);
                rules.check(reply, true);
                int ignoredCount = answers.merge(kind(reply), 1, Integer::sum);
                if (reply.closes()) {
                    connection.close();
                    connection = new Connection(port);
                }
            } catch (IOException | AssertionError failure) {
                throw new AssertionError(
                        "After " + i + " requests of one client: " + parts.path + " " + new String(parts.body, UTF_8),
                        failure);
            }
        }
        connection.close();
    }

    /** Now and then the acquirer declines, or is told to go wrong. */
    private static String body(PaymentRequest request, RandomPaymentRequests requests) {
        String body =
                JsonDocument.write(requests.onceIn(25) ? noted(request.document(), requests) : request.document());
        return requests.onceIn(25) ? body.replace("\"month\":\"1\"", "\"month\":\"5\"") : body;
    }

    private static Group noted(Group document, RandomPaymentRequests requests) {
        String note = requests.one(List.of("not-reached", "silent-before", "silent-after", "latency-after=PT0.3S"));
        return document.with(
                "transaction", document.group("transaction").with("merchantNote", new Text("sandbox:" + note)));
    }

    private static String kind(Reply reply) {
        Matcher result = RESULT.matcher(reply.body());
        boolean refused = reply.body().endsWith("\"result\":\"ERROR\"}");
        return reply.status() + (refused ? " ERROR" : result.find() ? " " + result.group(1) : "");
    }

    /** What each order says, what its transactions come to, and what the acquirer has really done are the same. */
    private void checkBooks(int port, PostgresServer database) throws IOException {
        Map<String, String> acquirer = new TreeMap<>();
        for (String row : database.queryAll(ACQUIRER)) {
            String sums = row.substring(row.indexOf('\t') + 1);
            if (!sums.equals("0 0 0")) {
                acquirer.put(row.substring(0, row.indexOf('\t')), sums);
            }
        }
        Map<String, String> ours = new TreeMap<>();
        try (Connection connection = new Connection(port)) {
            for (String order : database.queryAll("SELECT order_id FROM payment_order")) {
                Reply reply = answer(connection, parts("GET", SHOP + "/order/" + encoded(order), ""));
                assertThat(reply.status()).as(reply.body()).isEqualTo(200);
                Group document = JsonDocument.read(reply.body()).get();
                RecomputedTotals shown = RecomputedTotals.shown(document);
                assertThat(RecomputedTotals.of(document)).as(reply.body()).isEqualTo(shown);
                String sums = minor(shown.authorized()) + " " + minor(shown.captured()) + " " + minor(shown.refunded());
                if (!sums.equals("0 0 0")) {
                    ours.put(order, sums);
                }
            }
        }
        assertThat(ours).isNotEmpty().isEqualTo(acquirer);
    }

    private static long minor(BigDecimal amount) {
        return amount.unscaledValue().longValueExact();
    }

    private List<String> sessions(int port) throws IOException {
        List<String> ids = List.empty();
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < SESSIONS; i++) {
                Reply created = answer(connection, parts("POST", SHOP + "/session", ""));
                Matcher id = SESSION.matcher(created.body());
                assertThat(id.find()).as(created.body()).isTrue();
                secrets.addSession(id.group());
                Reply filled = answer(connection, parts("PUT", SHOP + "/session/" + id.group(), CARD));
                assertThat(filled.status()).as(filled.body()).isEqualTo(200);
                ids = ids.append(id.group());
            }
        }
        return ids;
    }

    private static Reply answer(Connection connection, Parts parts) throws IOException {
        connection.send(parts.whole().bytes());
        return connection.receive(true).orElseThrow();
    }

    private static Parts parts(String method, String path, String body) {
        return new Parts()
                .as("merchant.TESTSHOP01", Secrets.PASSWORD)
                .to(method, path)
                .saying(body);
    }

    private static String url(PaymentRequest request) {
        return SHOP + "/order/" + encoded(request.order()) + "/transaction/" + encoded(request.transaction());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }
}

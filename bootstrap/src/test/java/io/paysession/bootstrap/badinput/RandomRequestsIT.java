package io.paysession.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.badinput.Connection.Reply;
import io.paysession.bootstrap.badinput.RequestGenerator.Targets;
import io.paysession.bootstrap.badinput.Shot.Parts;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Fires random requests at the real server on a real database. {@code -Dbadinput.seed=…} repeats a run,
 * {@code -Dbadinput.requests=…} makes it longer.
 */
class RandomRequestsIT {
    private static final long SEED = Long.getLong("badinput.seed", System.nanoTime());
    private static final int SOME = Integer.getInteger("badinput.requests", 9_000);
    private static final int MANY = 24_000;
    private static final int THREADS = 6;
    private static final Pattern ID = Pattern.compile("SESSION[A-Z0-9]{28}");
    private static final String CONTENT = """
            {"order":{"amount":"12.50","currency":"EUR","reference":"witness"},"sourceOfFunds":{"type":"CARD",
            "provided":{"card":{"number":"5123450000000008","expiry":{"month":"1","year":"39"},"securityCode":"100"}}}}
            """;

    private final Secrets secrets = new Secrets();
    private final AnswerRules rules = new AnswerRules(secrets);
    private final ConcurrentMap<Integer, Integer> statuses = new ConcurrentHashMap<>();

    /** Others in every run, so that what one run of the build does not try the next one may. */
    @Test
    void no_request_whatever_breaks_the_server_or_learns_a_secret(@TempDir Path folder) throws Exception {
        run(folder, SOME);
    }

    @Test
    @Tag("abuse")
    void nor_do_many_requests(@TempDir Path folder) throws Exception {
        run(folder, MANY);
    }

    private void run(Path folder, int requests) throws Exception {
        System.out.println("RandomRequestsIT: -Dbadinput.seed=" + SEED + " -Dbadinput.requests=" + requests);
        try (ServerUnderAttack server = ServerUnderAttack.start(folder)) {
            int port = server.port();
            Targets targets = new Targets(sessions(port, 24), sessions(port, 8), sessions(port, 8));
            List<String> untouched = contents(port, targets.untouched());
            List<String> scarred = contents(port, targets.scarred());
            long start = System.nanoTime();
            attack(port, targets, requests / THREADS);
            System.out.println("RandomRequestsIT: " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)
                    + " ms, answers " + Map.copyOf(statuses));
            assertThat(contents(port, targets.untouched())).isEqualTo(untouched);
            assertThat(withoutVersions(contents(port, targets.scarred()))).isEqualTo(withoutVersions(scarred));
            assertThat(sessions(port, 1)).as("still creates").hasSize(1);
            assertThat(server.stop()).isZero();
            String log = server.said();
            assertThat(log)
                    .doesNotContain(" ERROR ")
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(secrets.foundIn(log)).isEmpty();
        }
    }

    private void attack(int port, Targets targets, int each) throws Exception {
        ExecutorService attackers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                RequestGenerator generator = new RequestGenerator(SEED + i, secrets, targets);
                running.add(attackers.submit(() -> {
                    fire(port, generator, each);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(10, TimeUnit.MINUTES);
            }
        } finally {
            List<Runnable> ignoredUnstarted = attackers.shutdownNow();
        }
    }

    private void fire(int port, RequestGenerator generator, int count) throws IOException {
        Connection connection = new Connection(port);
        String before = "";
        for (int i = 0; i < count; i++) {
            Shot shot = generator.next();
            boolean open;
            try {
                open = fire(connection, shot);
            } catch (IOException | AssertionError failure) {
                throw new AssertionError(
                        "After " + i + " requests of one thread: " + start(shot) + "\nand before it: " + before,
                        failure);
            }
            before = start(shot);
            if (!open) {
                connection.close();
                connection = new Connection(port);
            }
        }
        connection.close();
    }

    /** Whether the connection can take another request. */
    private boolean fire(Connection connection, Shot shot) throws IOException {
        Optional<Reply> reply = answer(connection, shot);
        int status = reply.map(Reply::status).orElse(0);
        int ignoredCount = statuses.merge(status, 1, Integer::sum);
        // Only half a request may go without an answer.
        assertThat(reply.isPresent() || shot.last()).isTrue();
        if (reply.isPresent()) {
            rules.check(reply.get(), shot.withBody());
            assertThat(shot.refusedAs() == 0 ? status : shot.refusedAs())
                    .as(reply.get().body())
                    .isEqualTo(status);
        }
        return !shot.last() && !reply.get().closes();
    }

    private static Optional<Reply> answer(Connection connection, Shot shot) throws IOException {
        try {
            connection.send(shot.bytes());
            if (shot.last()) {
                connection.endOfRequests();
            }
            return connection.receive(shot.withBody());
        } catch (SocketException reset) {
            // A server that cannot tell where a request ends cannot read the rest of it away before it answers.
            if (shot.last()) {
                return Optional.empty();
            }
            throw reset;
        }
    }

    private List<String> sessions(int port, int count) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Reply created = good(port, "POST", "", "");
            assertThat(created.status()).as(created.body()).isEqualTo(201);
            Matcher id = ID.matcher(created.body());
            assertThat(id.find()).isTrue();
            secrets.addSession(id.group());
            ids.add(id.group());
            assertThat(good(port, "PUT", "/" + id.group(), CONTENT).status()).isEqualTo(200);
        }
        return ids;
    }

    private static List<String> contents(int port, List<String> sessions) throws IOException {
        List<String> contents = new ArrayList<>();
        for (String session : sessions) {
            Reply reply = good(port, "GET", "/" + session, "");
            assertThat(reply.status()).as(reply.body()).isEqualTo(200);
            contents.add(reply.body());
        }
        return contents;
    }

    private static List<String> withoutVersions(List<String> contents) {
        return contents.stream()
                .map(content -> content.replaceAll("\"updateStatus\":\"[A-Z]+\",\"version\":\"[0-9a-f]{10}\"", ""))
                .toList();
    }

    private static Reply good(int port, String method, String path, String body) throws IOException {
        Parts parts = new Parts()
                .as("merchant.TESTSHOP01", Secrets.PASSWORD)
                .to(method, "/api/rest/version/72/merchant/TESTSHOP01/session" + path)
                .saying(body);
        try (Connection connection = new Connection(port)) {
            connection.send(parts.whole().bytes());
            return connection.receive(true).orElseThrow();
        }
    }

    private static String start(Shot shot) {
        String text = new String(shot.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(text.length(), 1500)).replaceAll("[^ -~\r\n]", ".");
    }
}

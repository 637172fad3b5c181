package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two servers on one database are one service. */
class TwoServersIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final int ABANDONED = 600;

    @TempDir
    private static Path directory;

    private static PostgresServer database;
    private static Path key;
    private static PaysessionProcess one;
    private static PaysessionProcess other;
    private static int managementOfOne;
    private static int managementOfOther;
    private static ExecutorService clients;

    @BeforeAll
    static void start_two_at_once() throws Exception {
        database = PostgresServer.start(directory.resolve("database"));
        key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        managementOfOne = PostgresServer.freePort();
        managementOfOther = PostgresServer.freePort();
        clients = Executors.newFixedThreadPool(16);
        Future<PaysessionProcess> starting = clients.submit(() -> serve(managementOfOther));
        one = serve(managementOfOne);
        other = starting.get();
    }

    private static PaysessionProcess serve(int managementPort, String... more) {
        List<String> options = new ArrayList<>(List.of(database.options(
                key, "--merchant", MERCHANT + ":" + PASSWORD, "--management-port", Integer.toString(managementPort))));
        options.addAll(List.of(more));
        return Launch.fast(directory).serve(options.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        clients.shutdownNow();
        one.close();
        other.close();
        database.close();
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : clients.invokeAll(calls)) {
            results.add(future.get());
        }
        return results;
    }

    @Test
    void what_one_creates_the_other_updates_and_the_first_reads() {
        Session session = one.gateway().create(MERCHANT, PASSWORD, 25);
        Session there = session.at(other.gateway());
        assertThat(there.update("{\"order\":{\"amount\":\"12.34\"}}").status()).isEqualTo(200);
        Gateway.Answer read = session.retrieve();
        assertThat(read.first("amount")).isEqualTo("12.34");
        assertThat(there.retrieve().body()).isEqualTo(read.body());
        String stale = "{\"session\":{\"version\":\"" + read.ofSession("version") + "\"},\"locale\":\"en\"}";
        assertThat(session.update(stale).status()).isEqualTo(200);
        assertThat(there.update(stale).status())
                .as("a version that the first server has made stale")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 25})
    void of_more_attempts_than_the_limit_exactly_the_limit_is_accepted(int limit) throws Exception {
        Session session = one.gateway().create(MERCHANT, PASSWORD, limit);
        List<Session> both = List.of(session, session.at(other.gateway()));
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < limit + 15; i++) {
            Session at = both.get(i % 2);
            String body = "{\"customer\":{\"firstName\":\"attempt " + i + "\"}}";
            attempts.add(() -> at.updateAsPayer(body).status());
        }
        List<Integer> statuses = atOnce(attempts);
        assertThat(statuses).containsOnly(limit == 0 ? new Integer[] {401} : new Integer[] {200, 401});
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(limit);
    }

    @Test
    void concurrent_updates_of_different_fields_never_lose_one() throws Exception {
        Session session = one.gateway().create(MERCHANT, PASSWORD, 25);
        List<Session> both = List.of(session, session.at(other.gateway()));
        List<Callable<String>> updates = new ArrayList<>();
        for (int i = 0; i < 48; i++) {
            Session at = both.get(i % 2);
            String body = "{\"order\":{\"custom\":{\"field" + i + "\":\"value" + i + "\"}}}";
            updates.add(() -> {
                Gateway.Answer answer = at.update(body);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                return answer.ofSession("version");
            });
        }
        assertThat(atOnce(updates)).as("versions").doesNotHaveDuplicates();
        String stored = session.retrieve().body();
        for (int i = 0; i < 48; i++) {
            assertThat(stored).contains("\"field" + i + "\":\"value" + i + "\"");
        }
    }

    @Test
    void expired_sessions_are_unusable_at_once_and_destroyed_by_all_side_by_side() throws Exception {
        List<Session> kept = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            kept.add(one.gateway().create(MERCHANT, PASSWORD, 25));
        }
        int managementOfThird = PostgresServer.freePort();
        try (PaysessionProcess third = serve(managementOfThird, "--session-lifetime", "PT2S")) {
            double before = purged(managementOfOne) + purged(managementOfOther) + purged(managementOfThird);
            List<Callable<Session>> creations = new ArrayList<>();
            for (int i = 0; i < ABANDONED; i++) {
                creations.add(() -> third.gateway().create(MERCHANT, PASSWORD, 25));
            }
            Session last = atOnce(creations).get(ABANDONED - 1);
            Await.until(Duration.ofSeconds(4), "expired", () -> last.retrieve().status() == 400);
            assertThat(last.retrieve().first("explanation")).isEqualTo("Form Session not found or expired.");
            assertThat(last.at(other.gateway()).update("{\"locale\":\"en\"}").status())
                    .isEqualTo(400);
            assertThat(last.at(one.gateway())
                            .updateAsPayer("{\"locale\":\"en\"}")
                            .status())
                    .isEqualTo(401);
            Await.until(
                    Duration.ofSeconds(20),
                    "gone from the table",
                    () -> database.query("SELECT count(*) FROM payment_session WHERE expires_at < now()")
                            .equals("0"));
            Await.until(
                    Duration.ofSeconds(60),
                    "each is counted once",
                    () -> purged(managementOfOne) + purged(managementOfOther) + purged(managementOfThird)
                            == before + ABANDONED);
        }
        assertThat(kept).allMatch(session -> session.retrieve().status() == 200);
    }

    private static double purged(int managementPort) {
        return new Gateway(URI.create("http://127.0.0.1:" + managementPort))
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("paysession_sessions_purged_total "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
                .sum();
    }
}

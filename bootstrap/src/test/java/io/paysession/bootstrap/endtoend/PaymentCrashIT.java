package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Books;
import io.paysession.bootstrap.testing.Gateway.Answer;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import io.paysession.bootstrap.testing.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the server is killed, nothing is charged twice and nothing that was charged is forgotten. */
class PaymentCrashIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CLIENTS = 6;
    private static final int CRASHES = 3;

    @TempDir
    private Path directory;

    private final long seed = Long.getLong("paysession.seed", System.nanoTime());
    private PostgresServer database;
    private Path key;
    private ExecutorService clients;

    @BeforeEach
    void start_a_database() throws IOException {
        database = PostgresServer.start(directory.resolve("database"));
        key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        clients = Executors.newFixedThreadPool(CLIENTS);
    }

    @AfterEach
    void stop_everything() {
        clients.shutdownNow();
        database.close();
    }

    private PaysessionProcess serve() {
        return Launch.fast(directory)
                .serve(database.options(key, "--merchant", MERCHANT + ":" + PASSWORD, "--acquirer-patience", "PT2S"));
    }

    private static Shop shop(PaysessionProcess server) {
        return new Shop(server.gateway(), MERCHANT, PASSWORD);
    }

    @Test
    void each_step_of_a_transaction_survives_kill_9() {
        Shop shop;
        Session session;
        try (PaysessionProcess server = serve()) {
            shop = shop(server);
            session = server.gateway().create(MERCHANT, PASSWORD, 5);
            assertThat(session.update("{\"sourceOfFunds\":{\"type\":\"CARD\",\"provided\":{\"card\":{\"number\":"
                                    + "\"5123450000000008\",\"expiry\":{\"month\":\"1\",\"year\":\"39\"},"
                                    + "\"securityCode\":\"100\"}}}}")
                            .body())
                    .contains("\"securityCode\":\"xxx\"");
            assertThat(shop.perform("refunded", "1", Shop.pay("8.00", "")).body())
                    .contains("\"result\":\"SUCCESS\"");
            send(shop, "not-done", Shop.payBy(session.id(), "5.00", "latency=PT30S"));
            send(shop, "done", Shop.pay("6.00", "latency-after=PT30S"));
            send(shop, "refunded", Shop.refund("3.00", "latency-after=PT30S"));
            Answer lost = shop.perform("answer-lost", "1", Shop.pay("7.00", "silent-after"));
            assertThat(lost.status()).as(lost.body()).isEqualTo(201);
            assertThat(lost.body()).contains("\"gatewayCode\":\"UNKNOWN\"", "\"result\":\"UNKNOWN\"");
            Answer vanished = shop.perform("question-lost", "1", Shop.pay("9.00", "silent-before"));
            assertThat(vanished.body()).contains("\"result\":\"UNKNOWN\"");
            Await.until(
                    PATIENCE, "the acquirer has done two of them", () -> done("done") == 1 && done("refunded") == 2);
            Await.until(
                    PATIENCE,
                    "the intent is stored",
                    () -> shop.retrieve("not-done").status() == 200);
            server.kill();
        }
        assertThat(done("not-done")).isZero();
        try (PaysessionProcess server = serve()) {
            Shop after = shop.at(server.gateway());
            Books books = new Books(database, after);
            assertThat(session.at(server.gateway()).retrieve().body())
                    .contains("512345xxxxxx0008")
                    .doesNotContain("securityCode");
            books.awaitSettled();
            assertThat(books.assertAgree()).isEqualTo(3);
            assertThat(after.retrieve("not-done", "2").body()).contains("\"result\":\"FAILURE\"");
            assertThat(after.retrieve("done", "2").body()).contains("\"gatewayCode\":\"APPROVED\"", "\"CAPTURED\"");
            assertThat(after.retrieve("refunded").body()).contains("\"status\":\"PARTIALLY_REFUNDED\"");
            assertThat(after.retrieve("answer-lost", "1").body()).contains("\"gatewayCode\":\"APPROVED\"");
            assertThat(after.retrieve("question-lost", "1").body()).contains("\"result\":\"FAILURE\"");
            // Asked again, the same is answered, and nothing is done.
            Answer again = after.perform("answer-lost", "1", Shop.pay("7.00", "silent-after"));
            assertThat(again.status()).as(again.body()).isEqualTo(200);
            assertThat(again.body()).contains("\"gatewayCode\":\"APPROVED\"");
            // What failed can be tried under another name.
            assertThat(after.perform("question-lost", "2", Shop.pay("9.00", "")).body())
                    .contains("\"result\":\"SUCCESS\"", "\"status\":\"CAPTURED\"");
            assertThat(books.assertAgree()).isEqualTo(4);
            assertThat(server.stop()).isZero();
        }
    }

    /** Asks for transaction 2, and waits for no answer: there will be none. */
    private void send(Shop shop, String order, String body) {
        Future<?> unusedAnswer = clients.submit(() -> shop.tryPerform(order, "2", body));
    }

    private int done(String order) {
        return Integer.parseInt(database.query("SELECT count(*) FROM sandbox.ledger WHERE order_id = '" + order + "'"));
    }

    @Test
    void both_ledgers_agree_after_crashes_at_any_time() throws Exception {
        System.out.println("PaymentCrashIT: -Dpaysession.seed=" + seed);
        Random random = new Random(seed);
        List<Customer> customers = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            customers.add(new Customer("c" + client, new Random(random.nextLong())));
        }
        PaysessionProcess server = serve();
        try {
            for (int crash = 0; crash < CRASHES; crash++) {
                Shop shop = shop(server);
                List<Future<?>> buying = new ArrayList<>();
                customers.forEach(customer -> buying.add(clients.submit(() -> customer.buyUntilKilled(shop))));
                long begun = System.nanoTime();
                long life = TimeUnit.MILLISECONDS.toNanos(800 + random.nextInt(1200));
                int before = customers.stream().mapToInt(Customer::answered).sum();
                Await.until(
                        PATIENCE,
                        "they buy",
                        () -> System.nanoTime() - begun > life
                                && customers.stream()
                                                .mapToInt(Customer::answered)
                                                .sum()
                                        > before + CLIENTS);
                server.kill();
                for (Future<?> one : buying) {
                    one.get(60, TimeUnit.SECONDS);
                }
                server = serve();
            }
            Shop shop = shop(server);
            Books books = new Books(database, shop);
            books.awaitSettled();
            customers.forEach(customer -> customer.finish(shop));
            books.awaitSettled();
            assertThat(books.assertAgree()).isGreaterThan(CLIENTS);
            customers.forEach(customer -> customer.assertAcknowledgedAt(shop));
            assertThat(server.stop()).isZero();
        } finally {
            server.close();
        }
    }

    /** Buys, and sends some of it back; asks again for what it has heard nothing of. */
    private static final class Customer {
        private static final List<String> NOTES = List.of(
                "", "", "", "silent-after", "silent-before", "not-reached", "latency=PT0.1S", "latency-after=PT0.1S");

        private final String name;
        private final Random random;
        private final List<String> succeeded = new ArrayList<>();
        private volatile int answered;
        private int order;
        private int transaction = 1;
        private String body = "";

        Customer(String name, Random random) {
            this.name = name;
            this.random = random;
        }

        int answered() {
            return answered;
        }

        void buyUntilKilled(Shop shop) {
            try {
                while (true) {
                    step(shop);
                }
            } catch (IOException killed) {
                // What was asked for is asked for again, from the next server.
                return;
            }
        }

        /** What was left unanswered by the last crash. */
        void finish(Shop shop) {
            try {
                if (!body.isEmpty()) {
                    step(shop);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private void step(Shop shop) throws IOException {
            if (body.isEmpty()) {
                next();
            }
            Answer answer = shop.tryPerform(name + "-" + order, Integer.toString(transaction), body);
            if (answer.body().contains("LOCK_FAILURE")) {
                return;
            }
            assertThat(answer.status()).as(answer.body()).isIn(200, 201);
            if (answer.body().contains("\"result\":\"SUCCESS\"")) {
                succeeded.add(name + "-" + order + "/" + transaction);
            }
            body = "";
            answered++;
        }

        private void next() {
            String note = NOTES.get(random.nextInt(NOTES.size()));
            boolean sendBack = order > 0 && transaction == 1 && random.nextInt(3) == 0 && paid();
            if (sendBack) {
                transaction = 2;
                body = Shop.refund("1." + (10 + random.nextInt(90)), note);
            } else {
                order++;
                transaction = 1;
                body = Shop.pay("1" + random.nextInt(10) + ".00", note);
            }
        }

        private boolean paid() {
            return succeeded.contains(name + "-" + order + "/1");
        }

        /** What was once said to be done stays done. */
        void assertAcknowledgedAt(Shop shop) {
            for (String done : succeeded) {
                String[] names = done.split("/");
                assertThat(shop.retrieve(names[0], names[1]).body()).contains("\"result\":\"SUCCESS\"");
            }
        }
    }
}

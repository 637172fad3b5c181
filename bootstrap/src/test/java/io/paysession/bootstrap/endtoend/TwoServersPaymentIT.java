package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.Tool;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Books;
import io.paysession.bootstrap.testing.Gateway.Answer;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database pay once what both are asked for. */
class TwoServersPaymentIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    /** A merchant whose references are unique. */
    private static final String NAMING = "NAMING";

    private static final int PAIRS = 1000;
    private static final int CARTS = 50;
    /** A server follows within five seconds; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path directory;

    private static Path key;
    private static PostgresServer database;
    private static PaysessionProcess one;
    private static PaysessionProcess other;
    private static ExecutorService clients;

    @BeforeAll
    static void start_two() throws Exception {
        database = PostgresServer.startWithoutTables(directory.resolve("database"));
        key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        String[] options =
                database.options(key, "--merchant", MERCHANT + ":" + PASSWORD, "--merchant", NAMING + ":" + PASSWORD);
        clients = Executors.newFixedThreadPool(16);
        Future<PaysessionProcess> starting =
                clients.submit(() -> Launch.fast(directory).serve(options));
        one = Launch.fast(directory).serve(options);
        other = starting.get();
    }

    @AfterAll
    static void stop() {
        clients.shutdownNow();
        one.close();
        other.close();
        database.close();
    }

    /** Every second request goes to the other server. */
    private static Shop shop(int number) {
        return new Shop((number % 2 == 0 ? one : other).gateway(), MERCHANT, PASSWORD);
    }

    private static Shop naming(int number) {
        return new Shop((number % 2 == 0 ? one : other).gateway(), NAMING, PASSWORD);
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : clients.invokeAll(requests)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static boolean isLocked(Answer answer) {
        return answer.body().contains("LOCK_FAILURE");
    }

    @Test
    void a_thousand_pairs_of_one_request_are_each_paid_once() throws Exception {
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 2 * PAIRS; i++) {
            Shop shop = shop(i);
            String order = "pair-" + i / 2;
            requests.add(() -> shop.perform(order, "1", Shop.pay("5.00", "")));
        }
        List<Answer> answers = atOnce(requests);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 201));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(PAIRS);
        assertThat(answers.stream().filter(answer -> !isLocked(answer)))
                .allSatisfy(answer -> assertThat(answer.body()).contains("\"result\":\"SUCCESS\""));
        assertThat(database.query("SELECT count(*) FROM sandbox.ledger WHERE order_id LIKE 'pair-%'"))
                .isEqualTo(Integer.toString(PAIRS));
        assertThat(database.query("SELECT count(*) FROM payment_order WHERE order_id LIKE 'pair-%'"
                        + " AND captured = 500 AND waiting_since IS NULL"))
                .isEqualTo(Integer.toString(PAIRS));
    }

    /** A shop whose payer pays one cart in two windows: each an order of its own, with the cart's name. */
    @Test
    void of_orders_with_one_name_one_is_paid() throws Exception {
        List<String> words = new ArrayList<>(List.of("merchant", "set", NAMING));
        words.addAll(List.of(
                database.options(key, "--unique-order-reference", "true", "--unique-transaction-reference", "true")));
        assertThat(Tool.run(words.toArray(String[]::new)).exitCode()).isZero();
        for (int server = 0; server < 2; server++) {
            Shop shop = naming(server);
            String early = "early-" + server + "-";
            AtomicInteger tried = new AtomicInteger();
            Await.until(
                    SOON,
                    "unique references",
                    () -> shop.perform(early + tried.incrementAndGet(), "1", Shop.pay("5.00", ""))
                            .body()
                            .contains("Field must be set to a unique value"));
        }
        List<Callable<Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 4 * CARTS; i++) {
            Shop shop = naming(i);
            String order = "cart-" + i;
            String body = Shop.pay("5.00", "")
                    .replaceFirst("\"currency\"", "\"reference\":\"cart " + i / 4 + "\",\"currency\"")
                    .replaceFirst("\\{", "{\"transaction\":{\"reference\":\"attempt " + i + "\"},");
            requests.add(() -> shop.perform(order, "1", body));
        }
        List<Answer> answers = atOnce(requests);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(CARTS);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(answer.body())
                        .contains("Field must be set to a unique value", "\"field\":\"order.reference\""));
        assertThat(database.query("SELECT count(*) FROM sandbox.ledger WHERE order_id LIKE 'cart-%'"))
                .isEqualTo(Integer.toString(CARTS));
    }

    @Test
    void ten_refunds_of_five_on_seven_refund_five_once() throws Exception {
        assertThat(shop(0).perform("seven", "1", Shop.pay("7.00", "")).status()).isEqualTo(201);
        List<Callable<Answer>> refunds = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Shop shop = shop(i);
            String transaction = "refund-" + i;
            refunds.add(() -> shop.perform("seven", transaction, Shop.refund("5.00", "latency=PT0.1S")));
        }
        List<Answer> answers = atOnce(refunds);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> assertThat(isLocked(answer)
                                || answer.body().contains("Missing merchant privilege 'Excessive Refund'"))
                        .as(answer.body())
                        .isTrue());
        assertThat(shop(1).retrieve("seven").body()).contains("\"totalRefundedAmount\":5.00");
        new Books(database, shop(1)).awaitSettled();
    }
}

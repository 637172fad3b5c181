package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Bank;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Gateway.Answer;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Shop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One of two servers is stopped by SIGSTOP for longer than every patience, while the other one settles what it was doing;
 * and an acquirer that answers nothing keeps nobody waiting who does not wait for it. One case runs with every build; the
 * decisions behind the others are tested without processes by {@code PauseTest}, {@code LateAnswersTest} and {@code
 * ContradictionTest}.
 */
@Execution(ExecutionMode.SAME_THREAD)
class PaymentPauseIT {
    private static final String MERCHANT = "SHOP";
    private static final String OTHER_MERCHANT = "OTHERSHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TIMES = "connect-time=PT1S\nanswer-time=PT20S\npatience=PT2S\ngrace=PT0.5S\n";

    @TempDir
    private static Path directory;

    private static final AtomicInteger ORDERS = new AtomicInteger();

    private static Bank bank;
    private static PostgresServer database;
    private static String[] tool;
    private static PaysessionProcess frozen;
    private static PaysessionProcess other;
    private static int management;
    private static ExecutorService clients;

    @BeforeAll
    static void start_two() throws Exception {
        bank = new Bank();
        database = PostgresServer.start(directory.resolve("database"));
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        clients = Executors.newCachedThreadPool();
        management = PostgresServer.freePort();
        tool = database.options(key);
        String[] options = database.options(
                key,
                "--merchant",
                MERCHANT + ":" + PASSWORD,
                "--merchant",
                OTHER_MERCHANT + ":" + PASSWORD,
                "--acquirer-patience",
                "PT3S",
                "--acquirer-gateway",
                "bank=" + bank.file(directory, "bank", MERCHANT, TIMES),
                "--acquirer-gateway",
                "mute=" + bank.file(directory, "mute", OTHER_MERCHANT, TIMES));
        frozen = Launch.fast(directory).serve(options);
        List<String> more = new ArrayList<>(List.of(options));
        more.addAll(List.of("--management-port", Integer.toString(management)));
        other = Launch.fast(directory).serve(more.toArray(String[]::new));
        command("merchant", "set", MERCHANT, "--acquirer", "bank");
        command("merchant", "set", OTHER_MERCHANT, "--acquirer", "mute");
        // Running servers follow within five seconds.
        Await.until(PATIENCE, "both use the bank", () -> usesTheBank(frozen) && usesTheBank(other));
    }

    @AfterAll
    static void stop() throws IOException {
        signal("CONT");
        clients.shutdownNow();
        bank.close();
        frozen.close();
        other.close();
        database.close();
    }

    private static String command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        // A pool size is for servers.
        all.addAll(List.of(tool).subList(0, tool.length - 2));
        Launch.Outcome outcome = Launch.fast(directory).run(all.toArray(String[]::new));
        assertThat(outcome.exitCode()).as(outcome.stderr()).isZero();
        return outcome.stdout();
    }

    private static boolean usesTheBank(PaysessionProcess server) {
        String order = "warm-" + ORDERS.incrementAndGet();
        // A busy machine may take longer for the first ones than the patience.
        return shop(server).perform(order, "1", Shop.pay("1.00", "")).body().contains("\"result\":\"SUCCESS\"")
                && bank.received(order) > 0;
    }

    private static void signal(String name) throws IOException {
        try {
            Process kill = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(frozen.process().pid()))
                    .start();
            assertThat(kill.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Shop shop(PaysessionProcess server) {
        return new Shop(server.gateway(), MERCHANT, PASSWORD);
    }

    private static String code(String order) {
        return database.query("SELECT coalesce(max(code), '') FROM payment_transaction WHERE transaction_id = '1'"
                + " AND order_id = '" + order + "'");
    }

    private static Future<Answer> sent(String order, String amount) {
        return clients.submit(() -> shop(frozen).perform(order, "1", Shop.pay(amount, "")));
    }

    @Test
    void whoever_is_stopped_before_it_asks_again_does_not_ask() throws Exception {
        Future<Answer> answer = sent("busy", "7.00");
        Await.until(PATIENCE, "the bank is busy", () -> bank.received("busy") == 3);
        signal("STOP");
        Await.until(PATIENCE, "the other settles", () -> code("busy").equals("TIMED_OUT"));
        signal("CONT");
        assertThat(answer.get(60, TimeUnit.SECONDS).body())
                .contains("\"result\":\"FAILURE\"", "\"gatewayCode\":\"TIMED_OUT\"");
        assertThat(bank.captured("busy")).isZero();
        assertThat(bank.received("busy")).isEqualTo(3);
        assertThat(shop(other).retrieve("busy").body())
                .contains("\"status\":\"FAILED\"", "\"totalCapturedAmount\":0.00");
    }

    @Test
    @Tag("abuse")
    void what_was_done_after_others_had_settled_it_counts_and_is_told() throws Exception {
        Future<Answer> answer = sent("late", "7.00");
        Await.until(PATIENCE, "it has arrived", () -> bank.received("late") == 1);
        signal("STOP");
        Await.until(PATIENCE, "the other settles", () -> code("late").equals("TIMED_OUT"));
        bank.release("late");
        Await.until(PATIENCE, "the bank has done it", () -> bank.captured("late") == 700);
        signal("CONT");
        assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(201);
        Await.until(PATIENCE, "our books agree", () -> code("late").equals("APPROVED"));
        assertThat(shop(other).retrieve("late").body())
                .contains("\"status\":\"CAPTURED\"", "\"totalCapturedAmount\":7.00");
        String number = incident("late", "REOPENED").split("\t")[0];
        Gateway health = new Gateway(URI.create("http://127.0.0.1:" + management));
        Await.until(
                PATIENCE, "it is counted", () -> !health.get("/health").body().contains("\"incidents\":0"));
        assertThat(health.get("/metrics").body()).containsPattern("(?m)^paysession_orders_incidents [1-9]");
        Await.until(PATIENCE, "it is told", () -> other.stderr().contains("Incident " + number + ":"));
        assertThat(command("incident", "acknowledge", number)).contains("incident " + number + " is acknowledged");
        assertThat(command("incident", "list")).doesNotContain("\tlate\t");
        assertThat(command("incident", "list", "--all")).contains("\tlate\t");
    }

    @Test
    @Tag("abuse")
    void what_was_done_late_is_undone_if_the_order_has_gone_on() throws Exception {
        Future<Answer> answer = sent("late-again", "7.00");
        Await.until(PATIENCE, "it has arrived", () -> bank.received("late-again") == 1);
        signal("STOP");
        Await.until(PATIENCE, "the other settles", () -> code("late-again").equals("TIMED_OUT"));
        assertThat(shop(other).perform("late-again", "2", Shop.pay("5.00", "")).body())
                .contains("\"result\":\"SUCCESS\"");
        bank.release("late-again");
        Await.until(PATIENCE, "the bank has done both", () -> bank.captured("late-again") == 1200);
        signal("CONT");
        assertThat(answer.get(60, TimeUnit.SECONDS).status()).isEqualTo(201);
        Await.until(PATIENCE, "it is undone", () -> bank.captured("late-again") == 500);
        Await.until(
                PATIENCE,
                "our books agree",
                () -> shop(other).retrieve("late-again").body().contains("\"totalCapturedAmount\":5.00"));
        Await.until(
                PATIENCE,
                "it has come to an end",
                () -> database.query("SELECT status FROM payment_incident WHERE order_id = 'late-again'")
                        .equals("REVERSED"));
        assertThat(shop(other).retrieve("late-again", "reversal-1").body())
                .contains("\"result\":\"SUCCESS\"", "\"type\":\"VOID_PAYMENT\"");
    }

    @Test
    @Tag("abuse")
    void an_acquirer_that_never_answers_keeps_nobody_waiting_who_does_not_wait_for_it() throws Exception {
        Shop mute = new Shop(other.gateway(), OTHER_MERCHANT, PASSWORD);
        List<Future<Answer>> silent = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String order = "silent-" + i;
            silent.add(clients.submit(() -> mute.perform(order, "1", Shop.pay("1.00", ""))));
        }
        for (Future<Answer> unknown : silent) {
            assertThat(unknown.get(60, TimeUnit.SECONDS).status()).isEqualTo(201);
        }
        int open = Integer.parseInt(database.query(
                "SELECT count(*) FROM payment_order WHERE order_id LIKE 'silent-%' AND waiting_since IS NOT NULL"));
        assertThat(open).as("orders that wait for the silent one").isGreaterThanOrEqualTo(20);
        long begun = System.nanoTime();
        assertThat(shop(other).perform("lost", "1", Shop.pay("3.00", "")).body())
                .contains("\"result\":\"UNKNOWN\"");
        Await.until(PATIENCE, "it is settled", () -> code("lost").equals("APPROVED"));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("PaymentPauseIT: settled in " + took.toMillis() + " ms beside " + open + " silent orders");
        // Three seconds of patience, two until somebody looks; the silent ones would take forty.
        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(mute.perform("silent-after", "1", Shop.pay("1.00", "")).status())
                .isEqualTo(201);
    }

    private static String incident(String order, String status) {
        return command("incident", "list")
                .lines()
                .filter(line -> line.contains("\t" + order + "\t") && line.endsWith(status))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No incident of " + order));
    }
}

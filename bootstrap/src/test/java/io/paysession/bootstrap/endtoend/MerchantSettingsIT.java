package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.Tool;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CardTerminal;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Gateway.Answer;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.Launch.Outcome;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Session;
import io.paysession.bootstrap.testing.Shop;
import io.paysession.bootstrap.testing.Simulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator decides about a merchant's payments, and sees of them, beside a running server. */
class MerchantSettingsIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    /** A server follows within five seconds; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Path directory;
    private final AtomicInteger orders = new AtomicInteger();
    private PostgresServer database;
    private Path key;

    MerchantSettingsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void start_a_database() {
        database = PostgresServer.start(directory.resolve("database"));
        key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
    }

    @AfterEach
    void stop_it() {
        database.close();
    }

    private PaysessionProcess serve(String... more) {
        List<String> options = new ArrayList<>(List.of("--merchant", MERCHANT + ":" + PASSWORD));
        options.addAll(List.of(more));
        return Launch.fast(directory).serve(database.options(key, options.toArray(String[]::new)));
    }

    private Outcome set(String merchant, String... more) {
        List<String> words = new ArrayList<>(List.of("merchant", "set", merchant));
        words.addAll(List.of(database.options(key, more)));
        return Tool.run(words.toArray(String[]::new));
    }

    private Answer pay(Shop shop, String body) {
        return shop.perform("order-" + orders.incrementAndGet(), "1", body);
    }

    private static void awaitText(Supplier<Answer> asked, String text) {
        Await.until(SOON, text, () -> asked.get().body().contains(text));
    }

    @Test
    void a_running_server_follows_what_is_set() {
        try (PaysessionProcess server = serve()) {
            Shop shop = new Shop(server.gateway(), MERCHANT, PASSWORD);
            String euros = Shop.pay("7.00", "");
            assertThat(pay(shop, euros).status()).isEqualTo(201);
            assertThat(set(MERCHANT).stdout())
                    .startsWith("standard: acquirer sandbox; privileges AUTHORIZE,CAPTURE,")
                    .contains("currencies all; card types all; payer authentication yes")
                    .contains("; capture tolerance 0 %; security code required for none")
                    .doesNotContain("EXCESSIVE", "STANDALONE");
            Supplier<Answer> standalone = () -> pay(shop, Shop.standaloneRefund("1.00"));
            assertThat(standalone.get().body()).contains("Missing merchant privilege 'Standalone Refund'");
            assertThat(set(MERCHANT, "--grant", "STANDALONE_REFUND", "--capture-tolerance", "15")
                            .stdout())
                    .contains("STANDALONE_REFUND", "capture tolerance 15 %");
            awaitText(standalone, "\"result\":\"SUCCESS\"");
            assertThat(set(MERCHANT, "--security-code-required", "INTERNET,MOTO")
                            .stdout())
                    .contains("security code required for INTERNET,MOTO");
            String bare = euros.replace(",\"securityCode\":\"100\"", "");
            awaitText(() -> pay(shop, bare), "sourceOfFunds.provided.card.securityCode");
            assertThat(set(MERCHANT, "--security-code-required", "none").exitCode())
                    .isZero();
            awaitText(() -> pay(shop, bare), "\"result\":\"SUCCESS\"");
            assertThat(set(MERCHANT, "--capture-tolerance", "101").exitCode()).isEqualTo(2);
            assertThat(set(MERCHANT, "--security-code-required", "PIGEON").exitCode())
                    .isEqualTo(2);

            assertThat(set(MERCHANT, "--unique-order-reference", "true", "--unique-transaction-reference", "true")
                            .stdout())
                    .contains("unique references: order.reference,transaction.reference");
            awaitText(() -> pay(shop, euros), "Field must be set to a unique value");
            assertThat(set(MERCHANT, "--unique-order-reference", "false").stdout())
                    .contains("unique references: transaction.reference");
            assertThat(set(MERCHANT, "--unique-transaction-reference", "false").stdout())
                    .contains("unique references: none");
            awaitText(() -> pay(shop, euros), "\"result\":\"SUCCESS\"");

            assertThat(set(MERCHANT, "--revoke", "PAY").exitCode()).isZero();
            awaitText(() -> pay(shop, euros), "Pay request not permitted for this merchant.");
            assertThat(set(MERCHANT, "--grant", "PAY", "--currencies", "USD,JPY")
                            .stdout())
                    .contains("PAY", "currencies JPY,USD");
            awaitText(() -> pay(shop, euros), "currency EUR");
            assertThat(set(MERCHANT, "--currencies", "all", "--acquirer", "nowhere")
                            .exitCode())
                    .isZero();
            awaitText(() -> pay(shop, euros), "No valid Merchant Acquirer Relationship available");

            assertThat(set(MERCHANT).stdout()).contains("terminals: at all, at most as many as usual");
            assertThat(set(MERCHANT, "--terminal-allow", "10.1.0.0/16,*.shop.example", "--terminal-limit", "3")
                            .stdout())
                    .contains("terminals: at *.shop.example,10.1.0.0/16, at most 3");
            assertThat(set(MERCHANT, "--terminal-limit", "usual").stdout())
                    .contains("terminals: at *.shop.example,10.1.0.0/16, at most as many as usual");
            assertThat(set(MERCHANT, "--terminal-limit", "many").exitCode()).isEqualTo(2);

            assertThat(set(MERCHANT, "--acquirer", "sandbox").stdout()).contains("requests: unknown fields refuse");
            String surprising = euros.replaceFirst("\\{", "{\"surprise\":\"canary\",");
            awaitText(() -> pay(shop, surprising), "Unexpected parameter");
            assertThat(set(MERCHANT, "--unknown-fields", "ignore").exitCode()).isZero();
            awaitText(() -> pay(shop, surprising), "\"result\":\"SUCCESS\"");
            assertThat(pay(shop, surprising).status()).isEqualTo(201);
            assertThat(server.stderr() + server.stdout())
                    .containsOnlyOnce("left out of a request of SHOP: surprise")
                    .doesNotContain("canary");
            List<String> show = new ArrayList<>(List.of("merchant", "show", MERCHANT));
            show.addAll(List.of(database.options(key)));
            assertThat(Tool.run(show.toArray(String[]::new)).stdout())
                    .isEqualTo(set(MERCHANT).stdout())
                    .contains("requests: unknown fields ignore");

            Outcome unknown = set("NOBODY");
            assertThat(unknown.exitCode()).isEqualTo(1);
            assertThat(unknown.stderr()).isEqualToIgnoringNewLines("paysession: there is no merchant NOBODY");
        }
    }

    @Test
    void a_place_that_is_given_to_a_merchant_is_lost_by_whoever_was_there() {
        try (Simulator simulator = Simulator.start(Simulator.APPROVED_AT_ONCE);
                PaysessionProcess server = serve("--merchant", "SQUATTER:" + PASSWORD)) {
            CardTerminal squatters = new CardTerminal(server.gateway(), "SQUATTER", PASSWORD, "pump");
            CardTerminal owners = new CardTerminal(server.gateway(), MERCHANT, PASSWORD, "pump");
            squatters.registered(simulator.address());
            Answer first = owners.register(simulator.address());
            assertThat(first.status()).isEqualTo(400);

            assertThat(set(MERCHANT, "--terminal-allow", "127.0.0.1").exitCode())
                    .isZero();
            squatters.awaitStatus("OFFLINE");
            assertThat(server.stderr() + server.stdout()).contains("Terminal SQUATTER/pump is not connected to");
            owners.registered(simulator.address());
            assertThat(owners.start("order-1").awaitStatus("APPROVED")).isEqualTo("APPROVED");
            assertThat(squatters.register(simulator.address()).first("explanation"))
                    .isEqualTo(first.first("explanation"));
            assertThat(server.stderr() + server.stdout())
                    .contains("Terminal SHOP/pump is not registered: another is at")
                    .contains("Terminal SQUATTER/pump is not registered: its merchant may have none at");
        }
    }

    @Test
    void a_line_of_business_has_settings_of_its_own() {
        try (PaysessionProcess server = serve()) {
            Shop shop = new Shop(server.gateway(), MERCHANT, PASSWORD);
            Session session = server.gateway().create(MERCHANT, PASSWORD, 5);
            Answer held = session.update("{\"lineOfBusiness\":\"TRAVEL\",\"sourceOfFunds\":{\"provided\":{\"card\":{"
                    + "\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}}}}");
            assertThat(held.status()).as(held.body()).isEqualTo(200);
            Supplier<Answer> travel = () -> pay(shop, Shop.payBy(session.id(), "7.00", ""));
            assertThat(travel.get().body()).contains("\"field\":\"lineOfBusiness\"");

            assertThat(set(MERCHANT, "--line-of-business", "TRAVEL", "--card-types", "VISA")
                            .stdout())
                    .contains("line of business TRAVEL: acquirer sandbox;", "card types VISA");
            awaitText(travel, "MASTERCARD");
            assertThat(pay(shop, Shop.pay("7.00", "")).status())
                    .as("the standard")
                    .isEqualTo(201);
            assertThat(set(MERCHANT, "--line-of-business", "TRAVEL", "--card-types", "all")
                            .exitCode())
                    .isZero();
            awaitText(travel, "\"result\":\"SUCCESS\"");
        }
    }

    private String lastAsked() {
        return database.query("SELECT waiting_since FROM payment_order");
    }

    /** Again and again the acquirer is asked what became of it, and says nothing. */
    @Test
    void an_order_that_stays_open_is_counted_as_overdue_all_the_time() throws Exception {
        int port = PostgresServer.freePort();
        try (PaysessionProcess server = serve(
                "--acquirer-patience",
                PATIENCE.toString(),
                "--sandbox-faults",
                "silent-inquiry",
                "--management-port",
                Integer.toString(port))) {
            Gateway managed = new Gateway(URI.create("http://127.0.0.1:" + port));
            Shop shop = new Shop(server.gateway(), MERCHANT, PASSWORD);
            assertThat(pay(shop, Shop.pay("7.00", "silent-after")).body()).contains("\"result\":\"UNKNOWN\"");
            String overdue = "\npaysession_orders_overdue 1.0\n";
            awaitText(() -> managed.get("/metrics"), overdue);
            for (int inquiry = 0; inquiry < 3; inquiry++) {
                String before = lastAsked();
                Await.until(SOON, "it is asked about again", () -> {
                    assertThat(managed.get("/metrics").body()).contains(overdue);
                    return !lastAsked().equals(before);
                });
            }
        }
    }
}

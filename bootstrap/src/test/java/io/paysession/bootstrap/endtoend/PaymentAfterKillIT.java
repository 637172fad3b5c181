package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Books;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was in flight when a server was killed is settled as soon as it is known to be dead, not after the patience. */
class PaymentAfterKillIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    /** Less than the patience of ninety seconds, which is not set here. */
    private static final Duration SOON = Duration.ofSeconds(45);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        clients.shutdownNow();
    }

    @Test
    void the_next_start_on_the_same_data_directory_settles_at_once() {
        String[] options = {"--data-dir", directory.resolve("data").toString(), "--merchant", MERCHANT + ":" + PASSWORD
        };
        try (PaysessionProcess server = Launch.fast(directory).serve(options)) {
            inFlight(server, PostgresServer.embeddedIn(directory.resolve("data")));
            server.kill();
        }
        try (PaysessionProcess server = Launch.fast(directory).serve(options)) {
            assertSettledSoon(server, PostgresServer.embeddedIn(directory.resolve("data")));
        }
    }

    @Test
    void another_server_of_the_same_database_settles_when_the_lease_is_over() throws Exception {
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"))) {
            Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
            String[] options = database.options(key, "--merchant", MERCHANT + ":" + PASSWORD);
            try (PaysessionProcess other = Launch.fast(directory).serve(options)) {
                try (PaysessionProcess server = Launch.fast(directory).serve(options)) {
                    inFlight(server, database);
                    server.kill();
                }
                assertSettledSoon(other, database);
            }
        }
    }

    private void inFlight(PaysessionProcess server, PostgresServer database) {
        Shop shop = new Shop(server.gateway(), MERCHANT, PASSWORD);
        Future<?> unusedDone =
                clients.submit(() -> shop.tryPerform("done", "1", Shop.pay("6.00", "latency-after=PT60S")));
        Future<?> unusedNot = clients.submit(() -> shop.tryPerform("not-done", "1", Shop.pay("5.00", "latency=PT60S")));
        Await.until(
                PATIENCE,
                "one is done and the other is stored",
                () -> database.query(
                                "SELECT (SELECT count(*) FROM sandbox.ledger) || ' ' || count(*) FROM payment_order"
                                        + " WHERE order_id IN ('done', 'not-done')")
                        .equals("1 2"));
    }

    private static void assertSettledSoon(PaysessionProcess server, PostgresServer database) {
        long begun = System.nanoTime();
        Shop shop = new Shop(server.gateway(), MERCHANT, PASSWORD);
        Await.until(
                SOON,
                "both are settled",
                () -> database.query("SELECT count(*) FROM payment_order WHERE waiting_since IS NOT NULL")
                        .equals("0"));
        System.out.println("PaymentAfterKillIT: settled in "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        assertThat(shop.retrieve("done", "1").body()).contains("\"gatewayCode\":\"APPROVED\"");
        assertThat(shop.retrieve("not-done", "1").body()).contains("\"gatewayCode\":\"TIMED_OUT\"");
        assertThat(new Books(database, shop).assertAgree()).isGreaterThanOrEqualTo(1);
    }
}

package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CardTerminal;
import io.paysession.bootstrap.testing.CardTerminal.Sale;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.Simulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver shows a card that no bank knows. */
class DriverCardIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void the_merchant_is_told_of_a_drivers_card_and_says_what_becomes_of_it(@TempDir Path directory) {
        Path data = directory.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        try (Simulator simulator = Simulator.start(Simulator.cards("never", "PT0S"));
                PaysessionProcess server = Launch.fast(directory)
                        .serve("--data-dir", data.toString(), "--merchant", MERCHANT + ":" + PASSWORD)) {
            CardTerminal pump =
                    new CardTerminal(server.gateway(), MERCHANT, PASSWORD, "pump").registered(simulator.address());

            Sale restarted = pump.start("restarted");
            show(simulator, "driver DRIVER-1", restarted);
            Gateway.Answer told = restarted.retrieve();
            assertThat(told.first("cardType")).isEqualTo("PROPRIETARY");
            assertThat(told.first("cardHash")).isEqualTo("DRIVER-1");
            assertThat(told.body())
                    .contains("\"reason\":\"PROPRIETARY_CARD_READ\"")
                    .doesNotContain("maskedPan");
            assertThat(restarted.operate("RESTART", "").status()).isEqualTo(200);
            showUntil(simulator, "card BANK-1", restarted, "APPROVED");
            assertThat(restarted.retrieve().body()).doesNotContain("cardType").contains("\"cardHash\":\"BANK-1\"");
            restarted.commit("6.40");
            restarted.awaitStatus("COMMITTED");

            Sale cancelled = pump.start("cancelled");
            show(simulator, "driver DRIVER-2", cancelled);
            assertThat(cancelled.operate("CANCEL", "").status()).isEqualTo(200);
            cancelled.awaitStatus("CANCELLED");

            Sale authorised = pump.start("authorised");
            show(simulator, "driver DRIVER-3", authorised);
            assertThat(authorised.operate("AUTHORIZE", "").status()).isEqualTo(200);
            authorised.awaitStatus("CANCELLED");
            assertThat(authorised.retrieve().body()).contains("\"reason\":\"REFUSED_BY_TERMINAL\"");

            Sale last = pump.start("last");
            showUntil(simulator, "card BANK-2", last, "APPROVED");
            assertThat(pump.status()).isEqualTo("ONLINE");
        }
    }

    private static void show(Simulator simulator, String card, Sale sale) {
        showUntil(simulator, card, sale, "CARD_READ");
    }

    /** The terminal sees a card only while it scans, so that it is held there until it is read. */
    private static void showUntil(Simulator simulator, String card, Sale sale, String status) {
        Await.until(PATIENCE, card + " leads to " + status, () -> {
            simulator.simulation().type(card);
            return sale.status().equals(status);
        });
    }
}

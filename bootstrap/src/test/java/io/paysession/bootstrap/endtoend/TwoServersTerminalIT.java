package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CardTerminal;
import io.paysession.bootstrap.testing.CardTerminal.Sale;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Simulator;
import io.paysession.bootstrap.testing.Simulator.Event;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database never work with one terminal, and either may be asked. */
class TwoServersTerminalIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";

    @TempDir
    private Path directory;

    private PaysessionProcess serve(PostgresServer database, Path key) {
        return Launch.fast(directory)
                .serve(database.options(
                        key,
                        "--merchant",
                        MERCHANT + ":" + PASSWORD,
                        "--terminal-lease",
                        "PT2S",
                        "--terminal-wait",
                        "PT0.2S"));
    }

    private static CardTerminal terminal(Gateway gateway, String name) {
        return new CardTerminal(gateway, MERCHANT, PASSWORD, name);
    }

    @Test
    void the_server_that_is_not_in_charge_is_asked_as_well_and_takes_over_when_the_other_is_killed() {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"));
                Simulator prompt = Simulator.start(Simulator.APPROVED_AT_ONCE);
                Simulator late = Simulator.start(Simulator.APPROVED_AT_ONCE, "late=PT1M@commit");
                PaysessionProcess one = serve(database, key)) {
            // The first server is in charge of both before there is another.
            CardTerminal quick = terminal(one.gateway(), "quick").registered(prompt.address());
            CardTerminal slow = terminal(one.gateway(), "slow").registered(late.address());
            try (PaysessionProcess other = serve(database, key)) {
                requestsReachWhoIsInCharge(quick, other.gateway());
                Sale kept = quick.start("kept");
                kept.awaitStatus("APPROVED");
                Sale committing = slow.at(other.gateway()).start("committing");
                committing.awaitStatus("APPROVED");
                committing.commit("6.40");
                awaitEvent(late, "committed");
                assertThat(committing.status()).isEqualTo("COMMITTING");

                one.kill();

                committing.awaitStatus("COMMITTED");
                assertThat(kept.at(other.gateway()).status()).isEqualTo("APPROVED");
                kept.at(other.gateway()).commit("2.00");
                kept.at(other.gateway()).awaitStatus("COMMITTED");
                assertThat(prompt.events())
                        .extracting(Event::kind)
                        .containsExactly("approved", "committed", "approved", "voided", "approved", "committed");
                assertThat(late.events()).extracting(Event::kind).containsExactly("approved", "committed");
                assertThat(other.stop()).isZero();
            }
        }
    }

    private static void requestsReachWhoIsInCharge(CardTerminal here, Gateway other) {
        Sale startedThere = here.at(other).start("started there");
        startedThere.awaitStatus("APPROVED");
        startedThere.at(here.gateway()).commit("6.40");
        startedThere.awaitStatus("COMMITTED");

        Sale startedHere = here.start("started here");
        startedHere.awaitStatus("APPROVED");
        assertThat(startedHere.at(other).operate("VOID", "").status()).isEqualTo(200);
        startedHere.awaitStatus("VOIDED");
        assertThat(startedHere.at(other).operate("COMMIT", Sale.amount("6.40")).status())
                .as("what is voided is never committed")
                .isEqualTo(400);
    }

    private static void awaitEvent(Simulator simulator, String kind) {
        Await.until(Duration.ofSeconds(30), kind, () -> simulator.hasSaid(kind));
    }
}

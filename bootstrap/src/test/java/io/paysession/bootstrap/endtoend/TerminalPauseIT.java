package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.CardTerminal;
import io.paysession.bootstrap.testing.CardTerminal.Sale;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.MasterKeyFiles;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.PostgresServer;
import io.paysession.bootstrap.testing.Simulator;
import io.paysession.bootstrap.testing.Simulator.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server in charge of a terminal is stopped by SIGSTOP for longer than its lease, and goes on when another is. */
@Tag("abuse")
class TerminalPauseIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    private static String holder(PostgresServer database) {
        return database.query("SELECT coalesce(max(lease_holder), '') FROM terminal");
    }

    private static void signal(String name, PaysessionProcess server) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "kill", "-" + name, Long.toString(server.process().pid()))
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    @Test
    void a_server_that_was_frozen_disposes_of_nothing_that_another_has_taken_over() throws Exception {
        Path key = MasterKeyFiles.write(directory, MasterKeyFiles.key());
        try (PostgresServer database = PostgresServer.start(directory.resolve("database"));
                Simulator simulator = Simulator.start(Simulator.APPROVED_AT_ONCE);
                PaysessionProcess frozen = serve(database, key)) {
            CardTerminal terminal =
                    new CardTerminal(frozen.gateway(), MERCHANT, PASSWORD, "desk").registered(simulator.address());
            Sale committed = terminal.start("committed");
            committed.awaitStatus("APPROVED");
            Sale voided = terminal.start("voided");
            voided.awaitStatus("APPROVED");
            String before = holder(database);
            try (PaysessionProcess other = serve(database, key)) {
                signal("STOP", frozen);
                try {
                    committed.at(other.gateway()).commit("6.40");
                    assertThat(voided.at(other.gateway()).operate("VOID", "").status())
                            .isEqualTo(200);
                    committed.at(other.gateway()).awaitStatus("COMMITTED");
                    voided.at(other.gateway()).awaitStatus("VOIDED");
                } finally {
                    signal("CONT", frozen);
                }
                // It answers again, and carries a request to whoever is in charge.
                Sale next = terminal.start("next");
                next.awaitStatus("APPROVED");
                next.commit("2.00");
                next.awaitStatus("COMMITTED");
                assertThat(holder(database)).isNotEqualTo(before);
                Await.until(
                        PATIENCE,
                        "all is over",
                        () -> terminal.statuses().stream().noneMatch(status -> status.endsWith("ING")));
                assertThat(simulator.events())
                        .extracting(Event::kind)
                        .containsExactlyInAnyOrder(
                                "approved", "approved", "committed", "voided", "approved", "committed");
                assertThat(terminal.list("attention=true")).doesNotContain("\"id\":\"TS");
            }
        }
    }
}

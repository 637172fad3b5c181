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
import io.paysession.bootstrap.testing.Simulator.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two terminals exchange their addresses, and new ones take their places: nobody's card is charged for another's sale. */
class ExchangedTerminalsIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_SALES = 10;

    @Test
    void what_one_device_has_approved_is_never_taken_from_anothers_card(@TempDir Path directory) {
        Path data = directory.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        try (Simulator pair = Simulator.pair();
                PaysessionProcess server = Launch.fast(directory)
                        .serve("--data-dir", data.toString(), "--merchant", MERCHANT + ":" + PASSWORD)) {
            CardTerminal left =
                    new CardTerminal(server.gateway(), MERCHANT, PASSWORD, "left").registered(pair.address());
            CardTerminal right =
                    new CardTerminal(server.gateway(), MERCHANT, PASSWORD, "right").registered(pair.secondAddress());
            exchangedAndBack(pair, left, right);
            replaced(pair, left);
        }
    }

    private static void exchangedAndBack(Simulator pair, CardTerminal left, CardTerminal right) {
        // The right driver's card has 10.00 only, so that the left driver's 20.00 cannot be taken from it.
        pair.simulation().type("answer partial:1000");
        Sale rights = approved(right, "right");
        pair.simulation().type("answer approve");
        Sale lefts = approvedAs(number(rights), left);

        pair.simulation().type("exchange");
        left.awaitStatus("OTHER_DEVICE");
        right.awaitStatus("OTHER_DEVICE");
        assertThat(document(left).first("serialNumber"))
                .isEqualTo(document(right).first("foundSerialNumber"))
                .isNotEqualTo(document(right).first("serialNumber"));
        assertThat(document(left).body()).contains("\"attention\":true");
        lefts.commit("20.00");
        rights.commit("3.10");
        for (Sale sale : List.of(lefts, rights)) {
            Await.until(
                    PATIENCE, "it is held back", () -> sale.retrieve().body().contains("\"attention\":true"));
            assertThat(sale.retrieve().body()).contains("\"reason\":\"OTHER_DEVICE\"", "\"status\":\"COMMITTING\"");
        }
        assertThat(pair.hasSaid("committed")).isFalse();

        pair.simulation().type("exchange");
        left.awaitStatus("ONLINE");
        lefts.awaitStatus("COMMITTED");
        rights.awaitStatus("COMMITTED");
        assertThat(pair.events())
                .filteredOn(event -> event.kind().equals("committed"))
                .containsExactlyInAnyOrder(
                        new Event("committed", number(lefts), 2000), new Event("committed", number(rights), 310));
        assertThat(lefts.retrieve().body() + rights.retrieve().body()).doesNotContain("\"attention\":true");
    }

    private static void replaced(Simulator pair, CardTerminal left) {
        Sale former = approved(left, "former");
        pair.simulation().type("replace NEW-");
        left.awaitStatus("OTHER_DEVICE");
        String wrong = "{\"apiOperation\":\"REPLACE\",\"terminal\":{\"serialNumber\":\"SOMETHING\"}}";
        assertThat(put(left, wrong).status()).isEqualTo(400);
        String right = wrong.replace("SOMETHING", document(left).first("foundSerialNumber"));
        assertThat(put(left, right).first("serialNumber")).isEqualTo("NEW-1");
        left.awaitStatus("ONLINE");

        Sale fresh = approved(left, "fresh");
        fresh.commit("4.20");
        fresh.awaitStatus("COMMITTED");
        assertThat(fresh.retrieve().first("serialNumber")).isEqualTo("NEW-1");
        former.commit("6.40");
        Await.until(PATIENCE, "the former waits", () -> former.retrieve().body().contains("\"attention\":true"));
        assertThat(former.status()).isEqualTo("COMMITTING");
        assertThat(pair.events()).doesNotContain(new Event("committed", number(former), 640));

        // The former device will not be back: somebody has seen to its money elsewhere.
        assertThat(former.operate("CLOSE", "").status()).isEqualTo(200);
        assertThat(former.status()).isEqualTo("EXPIRED");
        assertThat(left.gateway()
                        .send("DELETE", left.path(), left.authorization(), "")
                        .status())
                .isEqualTo(200);
    }

    private static Sale approved(CardTerminal terminal, String reference) {
        Sale sale = terminal.start(reference);
        sale.awaitStatus("APPROVED");
        return sale;
    }

    /** Sells until the terminal has given a session that number. */
    private static Sale approvedAs(long number, CardTerminal terminal) {
        for (int i = 0; i < MOST_SALES; i++) {
            Sale sale = approved(terminal, "left-" + i);
            if (number(sale) == number) {
                return sale;
            }
            assertThat(sale.operate("VOID", "").status()).isEqualTo(200);
            sale.awaitStatus("VOIDED");
        }
        throw new AssertionError("no session has the number " + number);
    }

    private static long number(Sale sale) {
        String body = sale.retrieve().body();
        return Long.parseLong(body.replaceFirst("(?s).*\"terminalSessionId\":([0-9]+).*", "$1"));
    }

    private static Gateway.Answer document(CardTerminal terminal) {
        return terminal.gateway().send("GET", terminal.path(), terminal.authorization(), "");
    }

    private static Gateway.Answer put(CardTerminal terminal, String body) {
        return terminal.gateway().send("PUT", terminal.path(), terminal.authorization(), body);
    }
}

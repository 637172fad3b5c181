package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.CardTerminal;
import io.paysession.bootstrap.testing.CardTerminal.Sale;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.Simulator;
import io.paysession.bootstrap.testing.Simulator.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The link is cut at each byte that a terminal sends between the authorisation and the commit's Result, over real sockets
 * and on the real PostgreSQL.
 */
class TerminalCutIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    /** More than the approval, the Result of the commit and the fence behind it take together. */
    private static final int BYTES = 125;

    @TempDir
    private Path directory;

    private final List<Simulator> simulators = new ArrayList<>();

    @AfterEach
    void switch_the_terminals_off() {
        simulators.forEach(Simulator::close);
    }

    /** Each cut has a terminal of its own, so that they need not wait for each other. */
    @Test
    void wherever_it_is_cut_an_approval_is_committed_once_or_known_as_owed() {
        Path data = directory.resolve("data");
        PostgresTemplate.copyWithProgramsTo(data);
        for (int cut = 0; cut < BYTES; cut++) {
            simulators.add(Simulator.start(Simulator.APPROVED_AT_ONCE, "drop=" + cut + "@auth"));
        }
        try (PaysessionProcess server =
                Launch.fast(directory).serve("--data-dir", data.toString(), "--merchant", MERCHANT + ":" + PASSWORD)) {
            List<Sale> sales = new ArrayList<>();
            for (int cut = 0; cut < BYTES; cut++) {
                CardTerminal terminal = new CardTerminal(server.gateway(), MERCHANT, PASSWORD, "cut-" + cut);
                assertThat(terminal.register(simulators.get(cut).address()).status())
                        .isEqualTo(201);
                sales.add(terminal.start("sale"));
            }
            for (Sale sale : sales) {
                if (sale.awaitStatus("APPROVED", "UNKNOWN").equals("APPROVED")) {
                    sale.commit("6.40");
                }
            }
            int committed = 0;
            for (int cut = 0; cut < BYTES; cut++) {
                committed += check(cut, sales.get(cut)) ? 1 : 0;
            }
            assertThat(committed).as("cuts before and after the approval").isBetween(1, BYTES - 1);
        }
    }

    /** Whether it was committed. */
    private boolean check(int cut, Sale sale) {
        boolean committed = sale.awaitStatus("COMMITTED", "UNKNOWN").equals("COMMITTED");
        List<Event> events = simulators.get(cut).events();
        List<Event> ends = events.stream().filter(Event::isEnd).toList();
        assertThat(events.size() - ends.size()).as("cut " + cut).isLessThanOrEqualTo(1);
        if (committed) {
            assertThat(events).as("cut " + cut).hasSize(2);
            assertThat(ends).as("cut " + cut).hasSize(1);
            assertThat(ends.get(0).kind()).as("cut " + cut).isEqualTo("committed");
            assertThat(ends.get(0).amount()).as("cut " + cut).isEqualTo(640);
        } else {
            assertThat(ends).as("cut " + cut).isEmpty();
            assertThat(sale.retrieve().body()).as("cut " + cut).contains("\"attention\":true");
        }
        return committed;
    }
}

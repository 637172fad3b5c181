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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whenever the server is killed, what a terminal has approved ends in exactly one commit or void. */
class TerminalCrashIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TILLS = 6;
    private static final int CRASHES = 3;

    @TempDir
    private Path directory;

    private final List<Simulator> simulators = new ArrayList<>();
    private final long seed = Long.getLong("paysession.seed", System.nanoTime());

    @AfterEach
    void switch_the_terminals_off() {
        simulators.forEach(Simulator::close);
    }

    private Path data() {
        return directory.resolve("data");
    }

    private PaysessionProcess serve() {
        return Launch.fast(directory)
                .serve(
                        "--data-dir",
                        data().toString(),
                        "--merchant",
                        MERCHANT + ":" + PASSWORD,
                        "--terminal-lease",
                        "PT2S",
                        "--terminal-wait",
                        "PT0.2S");
    }

    private Simulator switchOn(Simulator simulator) {
        simulators.add(simulator);
        return simulator;
    }

    private static CardTerminal terminal(Gateway gateway, String name) {
        return new CardTerminal(gateway, MERCHANT, PASSWORD, name);
    }

    /** Each on a terminal of its own, so that one crash finds all of them. */
    @Test
    void each_step_of_the_journal_survives_kill_9() {
        PostgresTemplate.copyWithProgramsTo(data());
        Simulator noCard = switchOn(Simulator.start(Simulator.cards("never", "PT0S")));
        Simulator slowBank = switchOn(Simulator.start(Simulator.cards("PT0S", "PT3S")));
        Simulator approving = switchOn(Simulator.start(Simulator.APPROVED_AT_ONCE));
        Simulator overdue = switchOn(Simulator.start(Simulator.APPROVED_AT_ONCE));
        Simulator manual = switchOn(Simulator.start(Simulator.APPROVED_AT_ONCE));
        Simulator delivering = switchOn(Simulator.start(Simulator.APPROVED_AT_ONCE));
        Simulator lateCommit = switchOn(Simulator.start(Simulator.APPROVED_AT_ONCE, "late=PT1M@commit"));
        Simulator lateVoid = switchOn(Simulator.start(Simulator.APPROVED_AT_ONCE, "late=PT1M@void"));
        Path kept = directory.resolve("sessions");
        Simulator away = Simulator.startAgain(0, kept);

        PaysessionProcess server = serve();
        try {
            Gateway before = server.gateway();
            Sale posted =
                    terminal(before, "posted").registered(noCard.address()).start("r");
            Sale authorizing = terminal(before, "authorizing")
                    .registered(slowBank.address())
                    .start("r");
            Sale approved =
                    terminal(before, "approved").registered(approving.address()).start("r");
            Sale read = terminal(before, "read")
                    .registered(manual.address())
                    .start("r", "MANUAL", "{\"within\":\"PT5M\",\"action\":\"VOID\"}");
            Sale delivered = terminal(before, "delivering")
                    .registered(delivering.address())
                    .start("r");
            Sale committing = terminal(before, "committing")
                    .registered(lateCommit.address())
                    .start("r");
            Sale voiding =
                    terminal(before, "voiding").registered(lateVoid.address()).start("r");
            Sale asked = terminal(before, "asked").registered(away.address()).start("r");
            Sale late = terminal(before, "overdue")
                    .registered(overdue.address())
                    .start("r", "AUTOMATIC", "{\"within\":\"PT4S\",\"action\":\"VOID\"}");

            read.awaitStatus("CARD_READ");
            for (Sale sale : List.of(approved, delivered, committing, voiding, asked, late)) {
                sale.awaitStatus("APPROVED");
            }
            away.close();
            asked.terminal().awaitStatus("OFFLINE");
            asked.commit("3.30");
            assertThat(delivered
                            .operate("DELIVER", ",\"disposal\":{\"within\":\"PT4S\",\"action\":\"COMMIT\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(delivered.operate("METER", Sale.amount("3.20")).status()).isEqualTo(200);
            committing.commit("6.40");
            assertThat(voiding.operate("VOID", "").status()).isEqualTo(200);
            Await.until(PATIENCE, "the commit took effect", () -> lateCommit.hasSaid("committed"));
            Await.until(PATIENCE, "the void took effect", () -> lateVoid.hasSaid("voided"));
            assertThat(committing.status()).isEqualTo("COMMITTING");
            assertThat(voiding.status()).isEqualTo("VOIDING");
            assertThat(posted.status()).isEqualTo("SCANNING");
            String bank = authorizing.status();
            server.kill();

            server = serve();
            Gateway after = server.gateway();
            Simulator back = switchOn(Simulator.startAgain(away.port(), kept));

            assertThat(committing.at(after).awaitStatus("COMMITTED")).isEqualTo("COMMITTED");
            assertThat(committing.at(after).retrieve().body()).contains("\"finalAmount\":\"6.40\"");
            voiding.at(after).awaitStatus("VOIDED");
            asked.at(after).awaitStatus("COMMITTED");
            assertThat(back.events()).extracting(Event::kind).containsExactly("committed");
            assertThat(back.events().get(0).amount()).isEqualTo(330);
            delivered.at(after).awaitStatus("COMMITTED");
            assertThat(delivered.at(after).retrieve().body()).contains("\"finalAmount\":\"3.20\"");
            late.at(after).awaitStatus("VOIDED");
            assertThat(approved.at(after).status()).as("a restart is no reason").isEqualTo("APPROVED");
            approved.at(after).commit("25.00");
            approved.at(after).awaitStatus("COMMITTED");
            read.at(after).awaitStatus("CANCELLED");
            assertThat(bank).isIn("AUTHORIZING", "APPROVED");
            if (bank.equals("AUTHORIZING")) {
                authorizing.at(after).awaitStatus("UNKNOWN");
                assertThat(authorizing.at(after).retrieve().body()).contains("\"attention\":true");
            }
            // Nobody had shown a card yet, so that nobody notices.
            posted.at(after).awaitStatus("SCANNING");
            posted.terminal().at(after).awaitStatus("ONLINE");
            Await.until(PATIENCE, "a card is read", () -> {
                noCard.simulation().type("card");
                return posted.at(after).status().equals("APPROVED");
            });
            posted.at(after).commit("1.00");
            posted.at(after).awaitStatus("COMMITTED");

            for (Simulator simulator : List.of(noCard, approving, overdue, manual, delivering, lateCommit, lateVoid)) {
                assertThat(open(simulator)).as(simulator.events().toString()).isEmpty();
            }
            assertThat(server.stop()).isZero();
        } finally {
            server.close();
        }
    }

    /** Sessions that were approved and not ended; fails if one was ended twice. */
    private static List<Long> open(Simulator simulator) {
        Map<Long, List<Event>> bySession = simulator.events().stream().collect(Collectors.groupingBy(Event::sessionId));
        List<Long> open = new ArrayList<>();
        bySession.forEach((id, events) -> {
            assertThat(events.get(0).kind()).isEqualTo("approved");
            long ends = events.stream().filter(Event::isEnd).count();
            assertThat(ends).as(events.toString()).isLessThanOrEqualTo(1);
            assertThat(events).hasSizeLessThanOrEqualTo(2);
            if (ends == 0) {
                open.add(id);
            }
        });
        return open;
    }

    @Test
    void whenever_the_server_is_killed_in_a_stream_of_sessions_nothing_is_lost_or_done_twice() throws Exception {
        System.out.println("TerminalCrashIT: -Dpaysession.seed=" + seed);
        Random random = new Random(seed);
        PostgresTemplate.copyWithProgramsTo(data());
        List<Till> tills = new ArrayList<>();
        for (int i = 0; i < TILLS; i++) {
            Simulator simulator =
                    switchOn(Simulator.start(Simulator.cards("PT0.0" + random.nextInt(10) + "S", "PT0.05S")));
            tills.add(new Till("till-" + i, simulator, new Random(random.nextLong())));
        }
        PaysessionProcess server = serve();
        try {
            for (Till till : tills) {
                till.terminal(server.gateway()).registered(till.simulator.address());
            }
            for (int crash = 0; crash < CRASHES; crash++) {
                sellUntilTheCrash(server, tills, Duration.ofMillis(300 + random.nextInt(700)));
                server = serve();
                for (Till till : tills) {
                    till.terminal(server.gateway()).awaitStatus("ONLINE");
                }
            }
            int sold = 0;
            for (Till till : tills) {
                till.voidWhatIsLeft(server.gateway());
                sold += till.simulator.events().size();
            }
            assertThat(sold).isGreaterThan(CRASHES * TILLS);
            assertThat(server.stop()).isZero();
        } finally {
            server.close();
        }
    }

    private static void sellUntilTheCrash(PaysessionProcess server, List<Till> tills, Duration life) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (Till till : tills) {
            Thread thread = new Thread(() -> till.sellAt(server.gateway()));
            thread.start();
            threads.add(thread);
        }
        long begin = System.nanoTime();
        int before =
                tills.stream().mapToInt(till -> till.simulator.events().size()).sum();
        Await.until(
                PATIENCE,
                "something is sold",
                () -> System.nanoTime() - begin > life.toNanos()
                        && tills.stream()
                                        .mapToInt(
                                                till -> till.simulator.events().size())
                                        .sum()
                                > before + TILLS);
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A merchant's program with a terminal, which starts sessions and commits or voids them, until the server dies. */
    private static final class Till {
        private final String name;
        private final Simulator simulator;
        private final Random random;
        private int references;

        Till(String name, Simulator simulator, Random random) {
            this.name = name;
            this.simulator = simulator;
            this.random = random;
        }

        CardTerminal terminal(Gateway gateway) {
            return TerminalCrashIT.terminal(gateway, name);
        }

        void sellAt(Gateway gateway) {
            CardTerminal terminal = terminal(gateway);
            try {
                while (true) {
                    Gateway.Answer started = terminal.tryStart("r" + references++);
                    if (started.status() == 201) {
                        sell(new Sale(terminal, CardTerminal.sessionId(started)));
                    }
                }
            } catch (IOException | java.io.UncheckedIOException killed) {
                // What this request asked for may have happened or not.
                return;
            }
        }

        private void sell(Sale sale) throws IOException {
            boolean commit = random.nextInt(3) > 0;
            for (int tries = 0; tries < 200; tries++) {
                Gateway.Answer answer =
                        commit ? sale.tryOperate("COMMIT", Sale.amount("6.40")) : sale.tryOperate("VOID", "");
                if (answer.status() == 200) {
                    return;
                }
            }
        }

        /** Whatever a crash has left open is still there to be disposed of, or is known to be unknown. */
        void voidWhatIsLeft(Gateway gateway) {
            CardTerminal terminal = terminal(gateway);
            List<String> waiting = List.of("SCANNING", "CARD_READ", "AUTHORIZING", "COMMITTING", "VOIDING");
            Await.until(
                    PATIENCE,
                    name + " has come to rest",
                    () -> terminal.statuses().stream().noneMatch(waiting::contains));
            String left = terminal.list("undisposed=true&limit=1000");
            java.util.regex.Pattern.compile("\"id\":\"(TS[A-Z2-7]+)\"")
                    .matcher(left)
                    .results()
                    .map(id -> new Sale(terminal, id.group(1)))
                    .filter(sale -> sale.status().equals("APPROVED"))
                    .forEach(sale -> {
                        assertThat(sale.operate("VOID", "").status()).isEqualTo(200);
                        String unusedVoided = sale.awaitStatus("VOIDED");
                    });
            List<String> statuses = terminal.statuses();
            assertThat(statuses).isSubsetOf("COMMITTED", "VOIDED", "CANCELLED", "UNKNOWN");
            long unknown = statuses.stream().filter("UNKNOWN"::equals).count();
            assertThat((long) open(simulator).size())
                    .as("approvals that nobody knows of, %s", simulator.events())
                    .isLessThanOrEqualTo(unknown);
            assertThat(simulator.events().stream().filter(event -> event.kind().equals("committed")))
                    .hasSize((int) statuses.stream().filter("COMMITTED"::equals).count())
                    .allMatch(event -> event.amount() == 640);
        }
    }
}

package io.paysession.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import io.paysession.bootstrap.testing.Await;
import io.paysession.bootstrap.testing.Gateway;
import io.paysession.bootstrap.testing.Launch;
import io.paysession.bootstrap.testing.PaysessionProcess;
import io.paysession.bootstrap.testing.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has been acknowledged is there after every kind of sudden death. */
class DurabilityIT {
    private static final String MERCHANT = "SHOP";
    private static final String PASSWORD = "a-password-for-tests";
    private static final int CLIENTS = 4;

    private final long seed = Long.getLong("paysession.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path directory;

    DurabilityIT(@TempDir Path directory) {
        this.directory = directory;
    }

    /** Who dies. */
    private enum Death {
        OF_THE_SERVER_ALONE,
        OF_SERVER_AND_DATABASE
    }

    private Path data() {
        return directory.resolve("data");
    }

    private PaysessionProcess serve() {
        return Launch.fast(directory).serve("--data-dir", data().toString(), "--merchant", MERCHANT + ":" + PASSWORD);
    }

    @Test
    void every_acknowledged_update_survives_kill_9_in_the_middle_of_a_loop_of_updates() throws Exception {
        System.out.println("DurabilityIT: -Dpaysession.seed=" + seed);
        PostgresTemplate.copyWithProgramsTo(data());
        List<Writer> writers = new ArrayList<>();
        PaysessionProcess server = serve();
        try {
            Session shared = server.gateway().create(MERCHANT, PASSWORD, 25);
            for (int client = 0; client < CLIENTS; client++) {
                writers.add(new Writer(client, server.gateway().create(MERCHANT, PASSWORD, 25), shared));
            }
            for (Death death : List.of(
                    Death.OF_THE_SERVER_ALONE, Death.OF_SERVER_AND_DATABASE, Death.values()[random.nextInt(2)])) {
                writeUntil(death, server, writers);
                server = serve();
                for (Writer writer : writers) {
                    writer.assertNothingLostAt(server.gateway());
                }
            }
            assertThat(server.stop()).isZero();
        } finally {
            server.close();
        }
        assertThat(writers.stream().mapToInt(Writer::acknowledged).sum()).isGreaterThan(3 * CLIENTS);
    }

    private void writeUntil(Death death, PaysessionProcess server, List<Writer> writers) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (Writer writer : writers) {
            Thread thread = new Thread(() -> writer.writeTo(server.gateway()));
            thread.start();
            threads.add(thread);
        }
        long ordered = System.nanoTime();
        Duration life = Duration.ofMillis(300 + random.nextInt(900));
        int before = writers.stream().mapToInt(Writer::acknowledged).sum();
        Await.until(
                Duration.ofSeconds(30),
                "updates are acknowledged",
                () -> System.nanoTime() - ordered > life.toNanos()
                        && writers.stream().mapToInt(Writer::acknowledged).sum() > before + CLIENTS);
        List<ProcessHandle> database = databaseProcesses();
        assertThat(database).hasSizeGreaterThan(2);
        server.kill();
        if (death == Death.OF_SERVER_AND_DATABASE) {
            database.forEach(ProcessHandle::destroyForcibly);
            Await.until(
                    Duration.ofSeconds(30),
                    "the database is dead",
                    () -> database.stream().noneMatch(DurabilityIT::runs));
        } else {
            assertThat(runs(database.get(0))).as("the database is an orphan").isTrue();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The database's first process and all its children; found by the file that names it in the data directory. */
    private List<ProcessHandle> databaseProcesses() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postgres/postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    /** A killed process that nobody reaps is still listed, without a command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** A client that counts up in a session of its own and in its own field of a session that all share. */
    private static final class Writer {
        private static final List<String> FIELDS = List.of("city", "company", "street", "street2");

        private final Session own;
        private final Session shared;
        private final String field;
        private volatile int acknowledged;
        private volatile int acknowledgedInShared;
        private volatile String version = "";

        Writer(int number, Session own, Session shared) {
            this.own = own;
            this.shared = shared;
            field = FIELDS.get(number);
        }

        int acknowledged() {
            return acknowledged;
        }

        void writeTo(Gateway server) {
            try {
                while (true) {
                    int next = acknowledged + 1;
                    Gateway.Answer answer = own.at(server).tryUpdate("{\"order\":{\"reference\":\"n" + next + "\"}}");
                    if (answer.status() != 200) {
                        return;
                    }
                    version = answer.ofSession("version");
                    acknowledged = next;
                    String body = "{\"billing\":{\"address\":{\"" + field + "\":\"n" + next + "\"}}}";
                    if (shared.at(server).tryUpdate(body).status() != 200) {
                        return;
                    }
                    acknowledgedInShared = next;
                }
            } catch (java.io.IOException killed) {
                // What this request asked for may have happened or not; it was not acknowledged.
                return;
            }
        }

        void assertNothingLostAt(Gateway server) {
            Gateway.Answer found = own.at(server).retrieve();
            if (acknowledged > 0) {
                int stored = number(found.first("reference"));
                assertThat(stored).isBetween(acknowledged, acknowledged + 1);
                boolean asAcknowledged = found.ofSession("version").equals(version);
                assertThat(asAcknowledged)
                        .as("the acknowledged version, or a later one")
                        .isEqualTo(stored == acknowledged);
                acknowledged = stored;
                version = found.ofSession("version");
            }
            if (acknowledgedInShared > 0) {
                int stored = number(shared.at(server).retrieve().first(field));
                assertThat(stored).isBetween(acknowledgedInShared, acknowledged);
            }
        }

        private static int number(String text) {
            return Integer.parseInt(text.substring(1));
        }
    }
}

package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRecoveryIT {

    private final Path data;

    EmbeddedPostgresRecoveryIT(@TempDir Path data) {
        this.data = data;
    }

    /** A server of another process, with a committed row, and the process id of its PostgreSQL. */
    private long startChildAndCommit(ChildJvm child) throws Exception {
        child.awaitSaying("READY");
        try (EmbeddedPostgres attached = EmbeddedPostgres.attachOrStart(data, Databases.setup())) {
            Databases.execute(attached, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
        }
        return Databases.postmaster(data).pid();
    }

    private void startAgainAndFindTheRow() throws Exception {
        try (EmbeddedPostgres postgres = Databases.start(data)) {
            assertThat(Databases.query(postgres, "SELECT word FROM kept")).isEqualTo("committed");
        }
    }

    @Test
    void stops_the_database_that_a_killed_server_left_running() throws Exception {
        try (ChildJvm child = ChildJvm.startInitialised(data)) {
            long orphan = startChildAndCommit(child);
            child.kill();
            assertThat(Databases.runs(orphan)).isTrue();

            startAgainAndFindTheRow();

            assertThat(Databases.runs(orphan)).isFalse();
        }
    }

    @Test
    void recovers_when_server_and_database_are_killed() throws Exception {
        try (ChildJvm child = ChildJvm.startInitialised(data)) {
            long orphan = startChildAndCommit(child);
            child.kill();
            ProcessHandle.of(orphan).orElseThrow().destroyForcibly();
            Databases.await(Duration.ofSeconds(30), () -> !Databases.runs(orphan));

            startAgainAndFindTheRow();
        }
        assertThat(Files.readString(data.resolve("postgres.log"))).contains("redo");
    }

    @Test
    void leaves_a_process_alone_that_got_the_number_of_the_dead_database() throws Exception {
        try (ChildJvm child = ChildJvm.startInitialised(data)) {
            long orphan = startChildAndCommit(child);
            child.kill();
            ProcessHandle.of(orphan).orElseThrow().destroyForcibly();
            Databases.await(Duration.ofSeconds(30), () -> !Databases.runs(orphan));
        }
        Process innocent = new ProcessBuilder("sleep", "600").start();
        try {
            Path file = data.resolve("postgres/postmaster.pid");
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(0, Long.toString(innocent.pid()));
            Files.writeString(file, String.join("\n", lines) + "\n");

            startAgainAndFindTheRow();

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void starts_over_an_interrupted_initialisation_and_unpacking() throws Exception {
        Path half = Files.createDirectories(data.resolve("postgres.initialising-1234/base/1"));
        Files.writeString(half.resolve("1259"), "half");
        Files.writeString(data.resolve("postgres-password.77.tmp"), "half");
        Path unpacking = Files.createDirectories(data.resolve("postgres-binaries/18.6.0.unpacking-99/bin"));
        Path older = Files.createDirectories(data.resolve("postgres-binaries/17.1.0/bin"));

        EmbeddedPostgres.startServer(data).close();

        assertThat(half).doesNotExist();
        assertThat(data.resolve("postgres-password.77.tmp")).doesNotExist();
        assertThat(unpacking).doesNotExist();
        assertThat(older).doesNotExist();
        assertThat(names(data))
                .containsExactlyInAnyOrder(
                        "postgres", "postgres-binaries", "postgres-password", "postgres.log", "paysession.lock");
    }

    @Test
    void survives_a_kill_in_the_middle_of_the_initialisation() throws Exception {
        try (ChildJvm child = ChildJvm.startServer(data)) {
            Databases.await(
                    Duration.ofSeconds(60),
                    () -> names(data).stream().anyMatch(name -> name.startsWith("postgres.initialising-")));
            child.kill();
        }
        assertThat(data.resolve("postgres")).doesNotExist();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startServer(data, Databases.setup())) {
            assertThat(Databases.query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void goes_on_after_a_power_failure_that_left_an_empty_process_file() throws Exception {
        try (EmbeddedPostgres postgres = Databases.start(data)) {
            Databases.execute(postgres, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
        }
        Files.createFile(data.resolve("postgres/postmaster.pid"));

        startAgainAndFindTheRow();
    }

    @Test
    void a_tool_attaches_to_a_running_server_and_leaves_it_running() throws Exception {
        try (EmbeddedPostgres server = Databases.start(data)) {
            try (EmbeddedPostgres tool = EmbeddedPostgres.attachOrStart(data, Databases.setup())) {
                assertThat(tool.jdbcUrl()).isEqualTo(server.jdbcUrl());
                assertThat(tool.password()).isEqualTo(server.password());
                Databases.execute(tool, "CREATE TABLE kept (word text)");
            }
            assertThat(Databases.query(server, "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void a_tool_alone_starts_the_database_and_stops_it() throws Exception {
        long pid;
        try (EmbeddedPostgres tool = EmbeddedPostgres.attachOrStart(data, Databases.setup())) {
            Databases.execute(tool, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
            pid = Databases.postmaster(data).pid();
            assertThat(Databases.runs(pid)).isTrue();
        }
        assertThat(Databases.runs(pid)).isFalse();
        startAgainAndFindTheRow();
    }

    private static List<String> names(Path directory) {
        String[] names = directory.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    @Test
    void moves_a_long_log_away() throws IOException {
        Files.write(data.resolve("postgres.log"), new byte[(int) PostgresLog.MAX_BYTES + 1]);
        Databases.start(data).close();
        assertThat(data.resolve("postgres.log.1")).hasSize(PostgresLog.MAX_BYTES + 1);
        assertThat(data.resolve("postgres.log")).isNotEmptyFile();
        assertThat(Files.size(data.resolve("postgres.log"))).isLessThan(100_000);
    }
}

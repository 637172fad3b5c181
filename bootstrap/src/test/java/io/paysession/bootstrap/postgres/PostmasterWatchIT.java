package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.DataDirectoryLock.Use;
import io.paysession.bootstrap.postgres.PostmasterWatch.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that dies while its server lives. */
class PostmasterWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pace EAGER = new Pace(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100), 2);

    private final Path data;
    private final List<String> lost = new CopyOnWriteArrayList<>();

    PostmasterWatchIT(@TempDir Path data) {
        this.data = data;
    }

    private EmbeddedPostgres supervised() {
        EmbeddedPostgres postgres = Databases.start(data);
        postgres.supervise(EAGER, lost::add);
        return postgres;
    }

    private long killPostmaster() throws IOException {
        long pid = Databases.postmaster(data).pid();
        boolean unusedWhetherAsked = ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private static boolean answers(EmbeddedPostgres postgres) {
        try {
            return Databases.query(postgres, "SELECT 1").equals("1");
        } catch (SQLException away) {
            return false;
        }
    }

    @Test
    void is_started_again_where_it_was_each_time_it_is_killed() throws Exception {
        try (EmbeddedPostgres postgres = supervised()) {
            Databases.execute(postgres, "CREATE TABLE kept (number int)");
            for (int kill = 1; kill <= 3; kill++) {
                Databases.execute(postgres, "INSERT INTO kept VALUES (" + kill + ")");
                long dead = killPostmaster();
                Databases.await(PATIENCE, () -> !Databases.runs(dead) && answers(postgres));
                assertThat(Databases.query(postgres, "SELECT count(*) FROM kept"))
                        .isEqualTo(Integer.toString(kill));
                assertThat(Databases.query(postgres, "SHOW fsync")).isEqualTo("on");
            }
        }
        assertThat(lost).isEmpty();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void is_started_again_although_a_child_of_the_dead_one_does_not_end() throws Exception {
        try (EmbeddedPostgres postgres = supervised();
                Connection connection = Databases.connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            assertThat(row.next()).isTrue();
            long child = row.getLong(1);
            // Frozen, it never notices that its parent is gone.
            assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(child))
                            .start()
                            .waitFor())
                    .isZero();
            long dead = killPostmaster();
            Databases.await(PATIENCE, () -> !Databases.runs(dead) && answers(postgres));
            assertThat(Databases.runs(child)).isFalse();
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void is_not_stopped_because_it_recovers_for_longer_than_an_attempt_may_take() throws Exception {
        Databases.copyTemplateInto(data);
        // When it recovers it asks an archive for what that may have of its log, and gets its answers late.
        Path cluster = data.resolve("postgres");
        Path unusedFile = Files.writeString(
                cluster.resolve("postgresql.auto.conf"), "restore_command = 'sleep 1; false'\nhot_standby = off\n");
        DataDirectory directory = DataDirectory.open(data);
        RunningDatabase database = RunningDatabase.start(
                directory,
                DataDirectoryLock.tryAcquire(directory, Use.BUSY).get(),
                Databases.setup(),
                Use.SERVER,
                new Cancellation());
        Postmaster usual = database.postmaster();
        RunningDatabase hasty = new RunningDatabase(
                database.address(),
                new Postmaster(usual.cluster(), usual.programs(), Duration.ofSeconds(1)),
                database.lock());
        Pace pace = new Pace(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100), 40);
        try (PostmasterWatch ignoredWatch = PostmasterWatch.start(hasty, pace, lost::add)) {
            Path unusedSignal = Files.createFile(cluster.resolve("recovery.signal"));
            long dead = killPostmaster();
            Databases.await(PATIENCE, () -> anotherIsComingUp(dead));
            long second = Databases.postmaster(data).pid();
            Databases.await(PATIENCE, database.address()::answers);
            assertThat(Databases.postmaster(data).pid()).isEqualTo(second);
        } finally {
            database.stop();
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void is_given_up_with_one_line_after_some_attempts() throws Exception {
        try (EmbeddedPostgres postgres = supervised()) {
            assertThat(answers(postgres)).isTrue();
            Files.delete(data.resolve("postgres/global/pg_control"));
            long ignoredPid = killPostmaster();
            Databases.await(PATIENCE, () -> !lost.isEmpty());
        }
        assertThat(lost)
                .singleElement()
                .asString()
                .contains("has ended and does not start again", "pg_control", "postgres.log")
                .hasLineCount(1);
    }

    @Test
    void stays_down_when_its_server_stops_in_the_middle_of_a_restart() throws Exception {
        for (boolean begun : new boolean[] {false, true}) {
            long dead;
            try (EmbeddedPostgres postgres = supervised()) {
                assertThat(answers(postgres)).isTrue();
                dead = killPostmaster();
                Databases.await(PATIENCE, () -> !begun || anotherIsComingUp(dead));
            }
            assertThat(data.resolve("postgres/postmaster.pid").toFile().exists()
                            && Databases.runs(Databases.postmaster(data).pid()))
                    .isFalse();
        }
        assertThat(lost).isEmpty();
        try (EmbeddedPostgres again = Databases.start(data)) {
            assertThat(answers(again)).isTrue();
        }
    }

    private boolean anotherIsComingUp(long dead) {
        try {
            return Files.exists(data.resolve("postgres/postmaster.pid"))
                    && Databases.postmaster(data).pid() != dead
                    && Databases.runs(Databases.postmaster(data).pid());
        } catch (IOException beingReplaced) {
            return false;
        }
    }
}

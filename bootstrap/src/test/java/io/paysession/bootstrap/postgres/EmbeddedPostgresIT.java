package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Path parent;

    EmbeddedPostgresIT(@TempDir Path parent) {
        this.parent = parent;
    }

    private Path data() {
        return parent.resolve("a 'new' one").resolve("data");
    }

    @Test
    void keeps_data_and_password_over_a_restart_with_the_standard_set_up() throws Exception {
        String password;
        long pid;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.startServer(data())) {
            password = postgres.password();
            pid = Databases.postmaster(data()).pid();
            Databases.execute(postgres, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('committed')");
            assertThat(postgres.user()).isEqualTo("paysession");
            assertThat(Databases.query(postgres, "SHOW server_version") + ".0")
                    .as("the release which the code names")
                    .isEqualTo(PostgresArchive.VERSION);
            assertThat(postgres).asString().contains("127.0.0.1").doesNotContain(password);
            assertThat(data().resolve("postgres-binaries").resolve(PostgresArchive.VERSION))
                    .isDirectory();
        }
        assertThat(Databases.runs(pid)).isFalse();
        assertThat(data().resolve("postgres").resolve("postmaster.pid")).doesNotExist();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.startServer(data())) {
            assertThat(postgres.password()).isEqualTo(password).hasSize(64);
            assertThat(Databases.query(postgres, "SELECT word FROM kept")).isEqualTo("committed");
        }
    }

    @Test
    void loses_nothing_that_is_committed_and_logs_no_data() throws Exception {
        try (EmbeddedPostgres postgres = Databases.start(data())) {
            // Neither a file nor ALTER SYSTEM may take durability away.
            Files.writeString(data().resolve("postgres/postgresql.auto.conf"), "fsync = off\nfull_page_writes = off\n");
        }
        try (EmbeddedPostgres postgres = Databases.start(data())) {
            assertThat(show(postgres, "fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                    .containsOnly("on");
            assertThat(show(postgres, "listen_addresses", "server_encoding")).containsExactly("127.0.0.1", "UTF8");
            String socketDirectory = Databases.postmaster(data()).lines().get(4);
            assertThat(socketDirectory).isEmpty();
            assertThat(Databases.query(postgres, "SELECT lower('ÄÖ')")).isEqualTo("äö");
            assertThat(Databases.query(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");

            assertThatThrownBy(() -> Databases.query(postgres, "SELECT '4111-a-card-number'::int"))
                    .hasMessageContaining("4111-a-card-number");
            Databases.execute(postgres, "CREATE TABLE once (word text PRIMARY KEY)");
            assertThatThrownBy(() -> Databases.execute(
                            postgres, "INSERT INTO once VALUES ('4111'), ('5100-another'), ('5100-another')"))
                    .hasMessageContaining("5100-another");
        }
        assertThat(Files.readString(data().resolve("postgres.log")))
                .contains("database system is ready")
                .doesNotContain("a-card-number", "5100-another", "INSERT");
    }

    private static List<String> show(EmbeddedPostgres postgres, String... settings) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String setting : settings) {
            values.add(Databases.query(postgres, "SHOW " + setting));
        }
        return values;
    }

    @Test
    void lets_nobody_in_without_the_password() throws Exception {
        try (EmbeddedPostgres postgres = Databases.start(data())) {
            for (String user : List.of("paysession", "postgres")) {
                assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), user, "wrong"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refusal -> assertThat(refusal.getSQLState()).isEqualTo("28P01"));
            }
            assertThat(Files.readString(data().resolve("postgres/pg_hba.conf")))
                    .contains("scram-sha-256")
                    .doesNotContain("trust");
        }
    }

    @Test
    void hides_its_files_and_the_environment_even_under_a_lax_umask() throws Exception {
        try (ChildJvm child = ChildJvm.startServer(data())) {
            child.awaitSaying("READY");
            assertThat(readableByOthers(data())).isEmpty();

            long pid = Databases.postmaster(data()).pid();
            String password =
                    Files.readString(data().resolve("postgres-password")).strip();
            assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "environ")))
                    .doesNotContain(ChildJvm.SECRET, password);
            assertThat(Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")))
                    .doesNotContain(password);
            assertThat(Files.readString(data().resolve("postgres.log"))).doesNotContain(password);
            // A Ctrl-C in the terminal goes to the session of the JVM.
            assertThat(session(pid)).isNotEqualTo(session(child.process().pid()));

            child.process().getOutputStream().close();
            child.awaitSaying("END");
            Databases.await(Duration.ofSeconds(30), () -> !child.process().isAlive());
            assertThat(Databases.runs(pid)).isFalse();
        }
    }

    private static String session(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
    }

    private static List<Path> readableByOthers(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
                if (mode.stream().anyMatch(OF_OTHERS::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void closing_twice_is_closing_once() {
        EmbeddedPostgres first = Databases.start(data());
        first.close();
        try (EmbeddedPostgres second = Databases.start(data())) {
            first.close();
            assertThat(second).isNotNull();
            assertThatThrownBy(() -> Databases.start(data())).isInstanceOf(EmbeddedPostgresException.class);
        }
    }
}

package io.paysession.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What the tests do with databases. */
final class Databases {

    /** Unpacked once per build and not once per test. */
    static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

    private Databases() {}

    static Setup setup() {
        Setup standard = Setup.standard();
        return new Setup(BINARIES, standard.archive(), standard.privilegeDrop(), Duration.ofSeconds(30));
    }

    static Setup setup(PrivilegeDrop privilegeDrop) {
        Setup setup = setup();
        return new Setup(BINARIES, setup.archive(), () -> privilegeDrop, setup.patience());
    }

    /** Without the initialisation, which the first test of all has done. */
    static EmbeddedPostgres start(Path dataDirectory) {
        copyTemplateInto(dataDirectory);
        return EmbeddedPostgres.startServer(dataDirectory, setup());
    }

    static void copyTemplateInto(Path dataDirectory) {
        if (!Files.exists(dataDirectory.resolve("postgres"))) {
            PostgresTemplate.copyTo(dataDirectory);
        }
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static PostmasterFile postmaster(Path dataDirectory) throws IOException {
        return PostmasterFile.read(dataDirectory.toRealPath().resolve("postgres"))
                .orElseThrow();
    }

    static boolean runs(long pid) {
        // A killed process that nobody reaps is still listed, without a command.
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    static void await(Duration patience, BooleanSupplier condition) {
        Deadline deadline = Deadline.in(patience);
        while (!condition.getAsBoolean()) {
            assertThat(deadline.passed()).as("waited too long").isFalse();
            deadline.pause();
        }
    }
}

package io.paysession.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.bootstrap.postgres.PostgresTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL as an operator runs one: started and stopped by the test and not by Paysession. */
public record PostgresServer(Path directory, int port) implements AutoCloseable {
    public static final String USER = "paysession";

    /**
     * With the tables of this build and nothing in them, as after the first start of a Paysession.
     *
     * @param settings as {@code name=value}
     */
    public static PostgresServer start(Path directory, String... settings) {
        PostgresTemplate.copyWithTablesTo(directory);
        return started(directory, settings);
    }

    /** For tests of the first start on a database. */
    public static PostgresServer startWithoutTables(Path directory, String... settings) {
        PostgresTemplate.copyTo(directory);
        return started(directory, settings);
    }

    private static PostgresServer started(Path directory, String... settings) {
        PostgresServer server = new PostgresServer(directory, freePort());
        server.startAgain(settings);
        return server;
    }

    /** The one that a running Paysession has started in its data directory. */
    public static PostgresServer embeddedIn(Path dataDirectory) {
        try {
            int port = Integer.parseInt(Files.readAllLines(dataDirectory.resolve("postgres/postmaster.pid"))
                    .get(3)
                    .strip());
            return new PostgresServer(dataDirectory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At the same port as before. */
    public void startAgain(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"));
        all.addAll(List.of(settings));
        pgCtl(
                "start",
                "-o",
                "-c " + String.join(" -c ", all),
                "-l",
                directory.resolve("log").toString());
    }

    /** At once: to its clients this is a crash. */
    public void stop() {
        pgCtl("stop", "-m", "immediate");
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/paysession";
    }

    public Path passwordFile() {
        return directory.resolve("postgres-password");
    }

    public String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server must be told to use it, followed by more. */
    public String[] options(Path masterKeyFile, String... more) {
        List<String> options = new ArrayList<>(List.of(
                "--database-url", url(),
                "--database-user", USER,
                "--database-password-file", passwordFile().toString(),
                "--master-key-file", masterKeyFile.toString(),
                // Several servers of several tests share the 100 connections.
                "--database-pool-size", "8"));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    /** The first column of the first row. */
    public String query(String sql) {
        try (Connection connection = DriverManager.getConnection(url(), USER, password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of all rows. */
    public List<String> queryAll(String sql) {
        try (Connection connection = DriverManager.getConnection(url(), USER, password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        executeAs(USER, sql);
    }

    /** The superuser has the same password. */
    public void executeAs(String user, String sql) {
        try (Connection connection = DriverManager.getConnection(url(), user, password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        if (Files.exists(directory.resolve("postgres/postmaster.pid"))) {
            stop();
        }
    }

    private void pgCtl(String action, String... more) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "--user"));
        }
        command.addAll(List.of(
                PostgresTemplate.programs().resolve("bin/pg_ctl").toString(),
                action,
                "-w",
                "-D",
                directory.resolve("postgres").toString()));
        command.addAll(List.of(more));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("pg_ctl.log").toFile())
                    .start();
            assertThat(process.waitFor()).as("%s; see %s", command, directory).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A port that nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

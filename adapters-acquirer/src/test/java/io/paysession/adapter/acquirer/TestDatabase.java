package io.paysession.adapter.acquirer;

import io.paysession.domain.shared.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database of its own, on one real and durable server that all tests of the JVM share. */
final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String name;

    /** Started at the first use; it ends with the JVM. */
    private static final class Server {
        static final EmbeddedPostgres SHARED = start();
    }

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    static TestDatabase create() {
        return create(Server.SHARED);
    }

    static TestDatabase create(EmbeddedPostgres server) {
        TestDatabase database = new TestDatabase(server, "test" + COUNT.incrementAndGet());
        database.run("postgres", "CREATE DATABASE " + database.name);
        return database;
    }

    static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AcquirerSettings.Sandbox settings() {
        return AcquirerSettings.Sandbox.of(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", Secret.of("postgres"));
    }

    void execute(String sql) {
        run(name, sql);
    }

    /** All rows, the values of each separated by blanks. */
    List<String> query(String sql) {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    line.append(i == 1 ? "" : " ").append(rows.getString(i));
                }
                lines.add(line.toString());
            }
            return lines;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void run(String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package io.paysession.adapter.persistence;

import io.paysession.adapter.persistence.crypto.KeyRing;
import io.paysession.adapter.persistence.schema.SchemaMigration;
import io.paysession.adapter.persistence.schema.TablePlace;
import io.paysession.application.port.MasterKeys;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.List;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A database of its own, on one real server that all tests of the JVM share. It has the tables of this build and nothing
 * in them: the migrations are made once and copied, because a test for each of them takes longer than most tests.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String name;

    /** Started at the first use; it ends with the JVM. */
    private static final class Server {
        static final Path DIRECTORY = temporary();
        static final EmbeddedPostgres SHARED = start(DIRECTORY, 0, true);
    }

    /** Migrated and never opened, so that it knows of no keys. */
    private static final class Template {
        static final TestDatabase MIGRATED = migrated();

        private static TestDatabase migrated() {
            TestDatabase database = empty();
            DataSource single = PostgresDataSource.forStart(database.settings());
            SchemaMigration.migrate(single, TablePlace.THERE);
            SchemaMigration.validate(single, TablePlace.THERE);
            return database;
        }
    }

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    public static TestDatabase create() {
        return create(Server.SHARED, " TEMPLATE " + Template.MIGRATED.name);
    }

    /** Without tables: for tests that are about the migration. */
    public static TestDatabase empty() {
        return empty(Server.SHARED);
    }

    static TestDatabase empty(EmbeddedPostgres server) {
        return create(server, "");
    }

    private static TestDatabase create(EmbeddedPostgres server, String template) {
        String name = "test" + COUNT.incrementAndGet();
        execute(server, "postgres", "CREATE DATABASE " + name + template);
        return new TestDatabase(server, name);
    }

    /** A durable server, as in production. Port 0 takes a free one; {@code clean} deletes the files at the end. */
    static EmbeddedPostgres start(Path directory, int port, boolean clean) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(clean)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on");
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("paysession-postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the shared server keeps its files. */
    static Path dataDirectory() {
        return Server.DIRECTORY;
    }

    PersistenceSettings settings() {
        return PersistenceSettings.of(
                        "jdbc:postgresql://localhost:" + server.getPort() + "/" + name,
                        "postgres",
                        Secret.of("postgres"))
                .withPoolSize(8);
    }

    public PersistenceAdapter open(MasterKeys keys) {
        return PersistenceAdapter.open(settings(), keys);
    }

    /** Keys that are numbers, the current one first. */
    public static MasterKeys keys(int... numbers) {
        return () -> List.ofAll(numbers).map(TestDatabase::key);
    }

    public static Secret key(int number) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) number);
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    public static String keyId(int number) {
        return KeyRing.load(keys(number)).current().id();
    }

    /** A connection as at the start of the stores, to be closed by the caller. */
    public Connection connect() throws SQLException {
        return PostgresDataSource.forStart(settings()).getConnection();
    }

    public int execute(String sql) {
        return execute(server, name, sql);
    }

    String name() {
        return name;
    }

    private static int execute(EmbeddedPostgres server, String database, String sql) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) ? 0 : statement.getUpdateCount();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The first column of all rows, as text. */
    public java.util.List<String> query(String sql) {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            java.util.List<String> values = new java.util.ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}

package io.paysession.benchmarks.product;

import io.paysession.adapter.persistence.PersistenceSettings;
import io.paysession.benchmarks.machine.BenchmarkException;
import io.paysession.bootstrap.postgres.EmbeddedPostgres;
import io.paysession.domain.shared.Secret;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The product's own PostgreSQL, in a temporary folder and as durable as ever, for everybody who is compared. */
public final class Database implements AutoCloseable {
    /** The product's table; and one of the same form, for statements without the product. */
    public static final String TABLE = "payment_session";

    public static final String COPY = "payment_session_copy";

    private final EmbeddedPostgres postgres;
    private final ProcessHandle postmaster;

    private Database(EmbeddedPostgres postgres, ProcessHandle postmaster) {
        this.postgres = postgres;
        this.postmaster = postmaster;
    }

    public static Database start(Path folder) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.startServer(folder);
        return new Database(postgres, postmaster(folder));
    }

    /** All of PostgreSQL is below one process, which has left its number in a file. */
    private static ProcessHandle postmaster(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkException("PostgreSQL does not run"));
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0)))
                    .orElseThrow(() -> new BenchmarkException("PostgreSQL does not run"));
        }
    }

    public ProcessHandle postmaster() {
        return postmaster;
    }

    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    public String user() {
        return postgres.user();
    }

    public String password() {
        return postgres.password();
    }

    public int port() {
        return uri().getPort();
    }

    public String name() {
        return uri().getPath().substring(1);
    }

    public PersistenceSettings settings() {
        return PersistenceSettings.of(jdbcUrl(), user(), Secret.of(password()));
    }

    /** LIKE takes columns, defaults and indexes along, but not the storage parameters of the table. */
    public void copyTable() {
        execute("CREATE TABLE " + COPY + " (LIKE " + TABLE + " INCLUDING ALL)");
        String parameters =
                ask("SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = '" + TABLE + "'::regclass");
        execute("ALTER TABLE " + COPY + " SET (" + parameters + ")");
    }

    /** So that nobody is slower because of what was measured before. */
    public void empty(String table) {
        execute("TRUNCATE " + table + " CASCADE");
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            boolean ignoredHasRows = statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchmarkException("the database refused: " + e.getMessage(), e);
        }
    }

    /** The first column of the first row. */
    public String ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new BenchmarkException("the database has no answer to " + sql);
            }
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new BenchmarkException("the database refused: " + e.getMessage(), e);
        }
    }

    /** All rows, each as what {@code reading} makes of it. */
    public <T> Seq<T> all(String sql, Reading<T> reading) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reading.of(rows));
            }
            return Vector.ofAll(all);
        } catch (SQLException e) {
            throw new BenchmarkException("the database refused: " + e.getMessage(), e);
        }
    }

    /** What a row means. */
    public interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The version, and the settings that decide what a commit costs. */
    public String describe() {
        return "PostgreSQL " + ask("SHOW server_version") + ", fsync=" + ask("SHOW fsync") + ", synchronous_commit="
                + ask("SHOW synchronous_commit") + ", full_page_writes=" + ask("SHOW full_page_writes");
    }

    private URI uri() {
        return URI.create(jdbcUrl().substring("jdbc:".length()));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}

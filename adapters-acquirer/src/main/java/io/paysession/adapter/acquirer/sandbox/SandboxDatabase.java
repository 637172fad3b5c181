package io.paysession.adapter.acquirer.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the sandbox keeps its books: connections of its own to a schema of its own. */
final class SandboxDatabase {
    /** The version of the last migration; a test compares it with the files. */
    static final String NEWEST = "100";

    private static final String PLACE = "classpath:io/paysession/adapter/acquirer/sandbox/migration";
    private static final int SOCKET_SECONDS = 30;
    private static final int CONNECT_SECONDS = 5;
    /** There are few connections: whoever waits for one waits for others, not for the database. */
    private static final Duration TURN = Duration.ofSeconds(5);

    private SandboxDatabase() {}

    /** A pool that holds connections only while they are needed. */
    static HikariDataSource pool(SandboxSettings settings) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setUser(settings.user());
        driver.setPassword(settings.password().reveal());
        driver.setApplicationName("paysession-sandbox");
        driver.setConnectTimeout(CONNECT_SECONDS);
        driver.setLoginTimeout(CONNECT_SECONDS);
        driver.setSocketTimeout(SOCKET_SECONDS);
        driver.setTcpKeepAlive(true);
        // Last: the driver keeps what is set already.
        try {
            driver.setUrl(settings.jdbcUrl());
        } catch (IllegalArgumentException e) {
            // Without the cause: it shows the URL, which may hold a password.
            throw new IllegalArgumentException(
                    "the sandbox's books are at a place such as jdbc:postgresql://host:5432/database");
        }
        driver.setLogServerErrorDetail(false);
        HikariConfig config = new HikariConfig();
        config.setPoolName("paysession-sandbox");
        config.setDataSource(driver);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(30).toMillis());
        config.setConnectionTimeout(TURN.toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** Brings the tables to this version's form, unless they have it; of several processes that start at once, one does. */
    static void migrate(HikariDataSource pool) throws SQLException {
        if (isMigrated(pool)) {
            return;
        }
        createSchema(pool);
        var unusedResult = Flyway.configure(SandboxDatabase.class.getClassLoader())
                .dataSource(pool)
                .defaultSchema("sandbox")
                .createSchemas(false)
                .locations(PLACE)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    /** Two short questions instead of a second of Flyway at every start. */
    private static boolean isMigrated(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return isTrue(statement, "SELECT to_regclass('sandbox.flyway_schema_history') IS NOT NULL")
                    && isTrue(
                            statement,
                            "SELECT bool_and(success) AND bool_or(version = '" + NEWEST
                                    + "') FROM sandbox.flyway_schema_history");
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Under a lock: two that create one schema at once may both find it missing. */
    private static void createSchema(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('paysession sandbox schema', 0))");
            statement.execute("CREATE SCHEMA IF NOT EXISTS sandbox");
            connection.commit();
        }
    }
}

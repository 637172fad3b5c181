package io.paysession.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.paysession.adapter.persistence.schema.PatientDataSource;
import io.paysession.adapter.persistence.sql.ReadOnlyEviction;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to PostgreSQL: single ones for the start, pooled ones for the rest of the time. */
final class PostgresDataSource {
    /** Migrations may wait for another process's migration, and may take their time. */
    static final Duration MIGRATION = Duration.ofMinutes(5);

    private PostgresDataSource() {}

    /** @throws PersistenceStartException if the URL is not one of PostgreSQL */
    static DataSource forStart(PersistenceSettings settings) {
        return driver(new PGSimpleDataSource(), settings, MIGRATION, MIGRATION.plusSeconds(5));
    }

    static HikariDataSource pool(PersistenceSettings settings) {
        PersistenceTimeouts timeouts = settings.timeouts();
        HikariConfig config = new HikariConfig();
        config.setPoolName("paysession");
        config.setDataSource(
                driver(new PatientDataSource(timeouts.pool()), settings, timeouts.statement(), timeouts.socket()));
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(settings.poolSize());
        config.setAutoCommit(true);
        config.setConnectionTimeout(Math.max(250, timeouts.pool().toMillis()));
        config.setValidationTimeout(Math.max(250, timeouts.pool().toMillis() / 2));
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        ReadOnlyEviction eviction = new ReadOnlyEviction();
        config.setExceptionOverride(eviction);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            eviction.gives(pool.getHikariPoolMXBean()::softEvictConnections);
            return pool;
        } catch (HikariPool.PoolInitializationException e) {
            throw new PersistenceStartException(
                    "The database " + settings.place() + " gives no connection to the pool", e);
        }
    }

    private static PGSimpleDataSource driver(
            PGSimpleDataSource driver, PersistenceSettings settings, Duration statement, Duration socket) {
        driver.setUser(settings.user());
        driver.setPassword(settings.password().reveal());
        driver.setApplicationName("paysession");
        driver.setConnectTimeout(PersistenceTimeouts.seconds(settings.timeouts().start()));
        driver.setLoginTimeout(PersistenceTimeouts.seconds(settings.timeouts().start()));
        driver.setSocketTimeout(PersistenceTimeouts.seconds(socket));
        driver.setTcpKeepAlive(true);
        if (settings.transactionPooling()) {
            // The next transaction is on another connection, which knows nothing of what was prepared or set on this
            // one.
            driver.setPrepareThreshold(0);
        } else {
            driver.setOptions("-c statement_timeout=" + statement.toMillis());
            // The few statements there are run again and again: prepare each at its first use on a connection.
            driver.setPrepareThreshold(1);
        }
        settings.schema().forEach(driver::setCurrentSchema);
        // Last: the driver keeps what is set already, so the URL adds properties and changes none of ours.
        try {
            driver.setUrl(settings.jdbcUrl());
        } catch (IllegalArgumentException e) {
            // Without the cause: it shows the URL, which may hold a password.
            throw new PersistenceStartException("The database URL must look like jdbc:postgresql://host:5432/database");
        }
        if (settings.transactionPooling() && driver.getCurrentSchema() != null) {
            throw new PersistenceStartException(
                    "A schema cannot be named together with transaction pooling, where nothing"
                            + " that is set for a connection stays: say ALTER ROLE ... SET search_path, and name none");
        }
        // Not even the URL may put parameter values into messages.
        driver.setLogServerErrorDetail(false);
        return driver;
    }
}

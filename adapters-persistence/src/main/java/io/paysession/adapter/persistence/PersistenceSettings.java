package io.paysession.adapter.persistence;

import io.paysession.adapter.persistence.schema.TablePlace;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;

/**
 * Where the database is and how to use it.
 *
 * @param jdbcUrl               {@code jdbc:postgresql://…}; driver properties in it count unless they are set here
 * @param user                  the database user. It needs to read and write the tables, and CREATE on the schema, or to
 *                              own the tables, when they are to be migrated; CREATE on the database only for a schema that
 *                              is not there
 * @param password              its password
 * @param poolSize              the most connections to hold, at least 1
 * @param allowVolatileDatabase whether to accept a database that may lose acknowledged data in a crash: for tests only
 * @param timeouts              how long to wait
 * @param requireSynchronousStandby whether to refuse a database, and not to be ready, without a standby that has what is
 *                              acknowledged
 * @param transactionPooling    whether something between us and the database gives each transaction another connection,
 *                              as PgBouncer does in its transaction mode
 * @param schema                where the tables are, and the history of their migrations: lower-case letters, digits and
 *                              underscores, 1 to 63 characters. It is made if it is not there. None for the schema that
 *                              the database gives to the user, or the URL names. With transaction pooling neither may
 *                              name one: {@code ALTER ROLE … SET search_path} does
 */
public record PersistenceSettings(
        String jdbcUrl,
        String user,
        Secret password,
        int poolSize,
        boolean allowVolatileDatabase,
        PersistenceTimeouts timeouts,
        boolean requireSynchronousStandby,
        boolean transactionPooling,
        Option<String> schema) {

    /** @throws IllegalArgumentException if the pool has no connection, or the schema another name */
    public PersistenceSettings {
        if (poolSize < 1) {
            throw new IllegalArgumentException("A pool has at least one connection");
        }
        schema.forEach(TablePlace::requireName);
    }

    /** The defaults for a database. */
    public static PersistenceSettings of(String jdbcUrl, String user, Secret password) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                defaultPoolSize(),
                false,
                PersistenceTimeouts.DEFAULT,
                false,
                false,
                Option.none());
    }

    /**
     * Eight connections a core, between 16 and 32: writers mostly wait for the disk, and those that wait together are
     * flushed together; but three processes must fit into PostgreSQL's default of 100 connections.
     */
    public static int defaultPoolSize() {
        return Math.max(16, Math.min(32, 8 * Runtime.getRuntime().availableProcessors()));
    }

    /** The same with another size of the pool. */
    public PersistenceSettings withPoolSize(int size) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                size,
                allowVolatileDatabase,
                timeouts,
                requireSynchronousStandby,
                transactionPooling,
                schema);
    }

    /** The same with or without consent to a volatile database. */
    public PersistenceSettings withVolatileDatabaseAllowed(boolean allowed) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                poolSize,
                allowed,
                timeouts,
                requireSynchronousStandby,
                transactionPooling,
                schema);
    }

    /** The same with other timeouts. */
    public PersistenceSettings withTimeouts(PersistenceTimeouts other) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                poolSize,
                allowVolatileDatabase,
                other,
                requireSynchronousStandby,
                transactionPooling,
                schema);
    }

    /** The same with or without the request for a synchronous standby. */
    public PersistenceSettings withSynchronousStandbyRequired(boolean required) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                poolSize,
                allowVolatileDatabase,
                timeouts,
                required,
                transactionPooling,
                schema);
    }

    /** The same for a database behind something that pools transactions, or not. */
    public PersistenceSettings withTransactionPooling(boolean pooling) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                poolSize,
                allowVolatileDatabase,
                timeouts,
                requireSynchronousStandby,
                pooling,
                schema);
    }

    /** The same in a schema of its own, beside whatever else is in the database. */
    public PersistenceSettings withSchema(String name) {
        return new PersistenceSettings(
                jdbcUrl,
                user,
                password,
                poolSize,
                allowVolatileDatabase,
                timeouts,
                requireSynchronousStandby,
                transactionPooling,
                Option.some(name));
    }

    TablePlace tables() {
        return new TablePlace(schema, TablePlace.HISTORY);
    }

    Demands demands() {
        return new Demands(place(), user, allowVolatileDatabase, requireSynchronousStandby, timeouts);
    }

    /** Which database, for messages: without the driver properties, which may hold a password. */
    String place() {
        int properties = jdbcUrl.indexOf('?');
        return properties < 0 ? jdbcUrl : jdbcUrl.substring(0, properties);
    }

    @Override
    public String toString() {
        return "PersistenceSettings[" + place() + ", poolSize=" + poolSize + "]";
    }
}

package io.paysession.adapter.persistence;

import io.paysession.adapter.persistence.schema.TablePlace;
import io.vavr.control.Option;
import javax.sql.DataSource;

/**
 * The database of somebody else, in which the stores live beside what is there already, on connections that are given to
 * them. They hold no connection while they are not asked for anything, start no thread, and leave each connection as they
 * got it. Every call is a transaction of its own: it takes no part in a transaction of the caller's.
 *
 * <p>A call costs two more messages to the database than on a pool of our own, because each transaction has to be told where
 * the tables are.
 *
 * @param connections gives connections to PostgreSQL; a pool, usually. Not one that lets its callers take part in a
 *                    transaction of a thread. It is not closed with the stores. To open them takes up to three at once
 * @param schema      where the tables are: lower-case letters, digits and underscores, 1 to 63 characters. It is made if it
 *                    is not there
 * @param history     the table in it that tells which migrations were made; letters as for the schema
 * @param most        the most connections to use at once, at least 1
 * @param allowVolatileDatabase whether to accept a database that may lose acknowledged data in a crash: for tests only
 * @param requireSynchronousStandby whether to refuse a database, and not to be ready, without a standby that has what is
 *                    acknowledged
 * @param timeouts    how long to wait; for a silent server it is the given connections' to say
 */
public record SharedDatabase(
        DataSource connections,
        String schema,
        String history,
        int most,
        boolean allowVolatileDatabase,
        boolean requireSynchronousStandby,
        PersistenceTimeouts timeouts) {
    private static final int FEW = 8;

    /** @throws IllegalArgumentException if a name is none, or no connection may be used */
    public SharedDatabase {
        TablePlace.requireName(schema);
        TablePlace.requireName(history);
        if (most < 1) {
            throw new IllegalArgumentException("At least one connection is needed");
        }
    }

    /** Eight connections at once, and the usual timeouts. */
    public static SharedDatabase of(DataSource connections, String schema) {
        return new SharedDatabase(
                connections, schema, TablePlace.HISTORY, FEW, false, false, PersistenceTimeouts.DEFAULT);
    }

    /** The same with another table for the history: for a schema in which somebody else has a history of his own. */
    public SharedDatabase withHistory(String table) {
        return new SharedDatabase(
                connections, schema, table, most, allowVolatileDatabase, requireSynchronousStandby, timeouts);
    }

    /** The same with so many connections at once. */
    public SharedDatabase withMost(int number) {
        return new SharedDatabase(
                connections, schema, history, number, allowVolatileDatabase, requireSynchronousStandby, timeouts);
    }

    /** The same with or without consent to a volatile database. */
    public SharedDatabase withVolatileDatabaseAllowed(boolean allowed) {
        return new SharedDatabase(connections, schema, history, most, allowed, requireSynchronousStandby, timeouts);
    }

    /** The same with or without the demand for a synchronous standby. */
    public SharedDatabase withSynchronousStandbyRequired(boolean required) {
        return new SharedDatabase(connections, schema, history, most, allowVolatileDatabase, required, timeouts);
    }

    /** The same with other timeouts. */
    public SharedDatabase withTimeouts(PersistenceTimeouts other) {
        return new SharedDatabase(
                connections, schema, history, most, allowVolatileDatabase, requireSynchronousStandby, other);
    }

    TablePlace place() {
        return new TablePlace(Option.some(schema), history);
    }

    Demands demands() {
        return new Demands("that was given", "there", allowVolatileDatabase, requireSynchronousStandby, timeouts);
    }
}

package io.paysession.adapter.persistence;

/**
 * What a database is asked for before it is used.
 *
 * @param place which it is, to be read behind "the database"
 * @param user  whom it knows us as
 */
record Demands(
        String place,
        String user,
        boolean allowVolatileDatabase,
        boolean requireSynchronousStandby,
        PersistenceTimeouts timeouts) {}

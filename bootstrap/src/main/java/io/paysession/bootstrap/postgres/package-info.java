/**
 * A durable PostgreSQL which the server brings along and runs from its own data directory, for operators who do not
 * want to run a database of their own. {@link io.paysession.bootstrap.postgres.EmbeddedPostgres} is the only door.
 */
@NullMarked
package io.paysession.bootstrap.postgres;

import org.jspecify.annotations.NullMarked;

/** The session API over HTTP: whole flows as fast as connections can, and the share of PostgreSQL in them. */
@NullMarked
package io.paysession.benchmarks.http;

import org.jspecify.annotations.NullMarked;

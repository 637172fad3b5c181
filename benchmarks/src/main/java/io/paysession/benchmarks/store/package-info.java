/** The store alone, beside Spring Session JDBC in the same database. */
@NullMarked
package io.paysession.benchmarks.store;

import org.jspecify.annotations.NullMarked;

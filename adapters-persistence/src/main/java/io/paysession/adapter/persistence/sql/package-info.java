/** Statements, and the connections that they run on: what every store is made of. */
@NullMarked
package io.paysession.adapter.persistence.sql;

import org.jspecify.annotations.NullMarked;

/** The stores of the application, in PostgreSQL. Everything sensitive is encrypted before it leaves the process. */
@NullMarked
package io.paysession.adapter.persistence;

import org.jspecify.annotations.NullMarked;

/** The database and its tables as they must be before a store may be opened. */
@NullMarked
package io.paysession.adapter.persistence.schema;

import org.jspecify.annotations.NullMarked;

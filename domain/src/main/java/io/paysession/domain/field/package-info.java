/** The fields of a request: the catalogue that knows them all, and the values, masks and violations it produces. */
@NullMarked
package io.paysession.domain.field;

import org.jspecify.annotations.NullMarked;

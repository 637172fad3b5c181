/** The operations on tokens. */
@NullMarked
package io.paysession.adapter.rest.token;

import org.jspecify.annotations.NullMarked;

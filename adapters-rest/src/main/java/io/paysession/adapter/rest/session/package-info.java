/** The operations on payment sessions. */
@NullMarked
package io.paysession.adapter.rest.session;

import org.jspecify.annotations.NullMarked;

/** Checkouts on a page of the gateway. */
@NullMarked
package io.paysession.application.checkout;

import org.jspecify.annotations.NullMarked;

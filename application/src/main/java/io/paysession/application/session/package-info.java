/** The use cases of a payment session. */
@NullMarked
package io.paysession.application.session;

import org.jspecify.annotations.NullMarked;

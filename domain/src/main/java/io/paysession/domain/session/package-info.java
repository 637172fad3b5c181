/** The payment session: its life, its lock and what may be done to it. */
@NullMarked
package io.paysession.domain.session;

import org.jspecify.annotations.NullMarked;

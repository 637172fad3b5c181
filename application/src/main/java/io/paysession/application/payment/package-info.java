/** Operations on orders: payments and what follows them. */
@NullMarked
package io.paysession.application.payment;

import org.jspecify.annotations.NullMarked;

/** The operations on orders and their transactions, and what a payer sees of an authentication. */
@NullMarked
package io.paysession.adapter.rest.order;

import org.jspecify.annotations.NullMarked;

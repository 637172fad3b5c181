/** Orders, their transactions, and what may happen to them. */
@NullMarked
package io.paysession.domain.order;

import org.jspecify.annotations.NullMarked;

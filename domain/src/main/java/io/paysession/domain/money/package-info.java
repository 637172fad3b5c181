/** Amounts of money: whole minor units of a currency, exact. */
@NullMarked
package io.paysession.domain.money;

import org.jspecify.annotations.NullMarked;

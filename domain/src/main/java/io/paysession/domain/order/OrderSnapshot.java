package io.paysession.domain.order;

import io.paysession.domain.money.Money;
import java.time.Instant;

/**
 * The order as a transaction left it: what the answer to that transaction shows for ever, whatever comes later.
 *
 * @param amount    the order's amount
 * @param totals    what had been done by then
 * @param status    where it stood
 * @param updatedAt when that was
 */
public record OrderSnapshot(Money amount, Totals totals, OrderStatus status, Instant updatedAt) {}

package io.paysession.adapter.persistence.order;

import io.vavr.collection.Seq;

/**
 * The rows of an order.
 *
 * @param order        its own
 * @param transactions those of its transactions: all that were read, or those that are to be written
 */
record StoredOrder(OrderRow order, Seq<TransactionRow> transactions) {}

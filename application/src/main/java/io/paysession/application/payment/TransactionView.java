package io.paysession.application.payment;

import io.paysession.domain.order.Order;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.session.Requester;

/**
 * What an answer shows of a transaction.
 *
 * @param requester     for whom it is made
 * @param order         its order, as it is now; what it was for this transaction stands in {@link Transaction#order()}
 * @param transaction   the transaction
 * @param created       whether this request made it; false for a repeated request, or one that only reads
 */
public record TransactionView(Requester requester, Order order, Transaction transaction, boolean created) {}

package io.paysession.application.payment;

import io.paysession.application.access.Access;

/**
 * A Retrieve Transaction request.
 *
 * @param access        who asks, and for whom
 * @param orderId       the order that the URL names, as it was sent
 * @param transactionId the transaction that the URL names, as it was sent
 */
public record RetrieveTransactionCommand(Access access, String orderId, String transactionId) {}

package io.paysession.application.payment;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * A request on a transaction's URL.
 *
 * @param access        who asks, and for whom
 * @param orderId       the order that the URL names, as it was sent
 * @param transactionId the transaction that the URL names, as it was sent
 * @param document      the request's body; its {@code apiOperation} says what is wanted
 */
public record PerformTransactionCommand(Access access, String orderId, String transactionId, Group document) {}

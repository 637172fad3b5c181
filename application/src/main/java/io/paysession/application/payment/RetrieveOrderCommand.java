package io.paysession.application.payment;

import io.paysession.application.access.Access;

/**
 * A Retrieve Order request.
 *
 * @param access  who asks, and for whom
 * @param orderId the order that the URL names, as it was sent
 */
public record RetrieveOrderCommand(Access access, String orderId) {}

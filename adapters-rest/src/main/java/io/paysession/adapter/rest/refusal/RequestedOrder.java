package io.paysession.adapter.rest.refusal;

import io.paysession.application.access.Access;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;

/**
 * Where a request about an order came in.
 *
 * @param order       the order that the URL names, as it was sent
 * @param transaction the transaction that the URL names, as it was sent; empty if it names none
 */
public record RequestedOrder(ApiVersion version, MerchantId merchant, String order, String transaction) {
    public static RequestedOrder of(Access access, String order, String transaction) {
        return new RequestedOrder(access.version(), access.merchant(), order, transaction);
    }
}

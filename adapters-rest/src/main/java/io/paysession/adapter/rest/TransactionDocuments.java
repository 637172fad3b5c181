package io.paysession.adapter.rest;

import static io.paysession.adapter.rest.Answer.text;

import io.paysession.application.payment.TransactionView;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Order;
import io.paysession.domain.session.Requester;
import io.paysession.domain.shared.ApiVersion;

/** The answers about orders and transactions (source: recorded-responses 1 and 3; gateway-api 3.4). */
final class TransactionDocuments {
    private TransactionDocuments() {}

    /** What an operation answers, and Retrieve Transaction later again. */
    static Group transaction(TransactionView view, ApiVersion version) {
        TransactionDocument document = new TransactionDocument(view.order(), view.transaction(), version);
        Group shown = view.requester() == Requester.PAYER ? document.forPayer() : document.forMerchant();
        return Answer.with(shown, "correlationId", view.correlationId());
    }

    /** What Retrieve Order answers: the order's members on top, and its transactions as they were answered. */
    static Group order(Order order, ApiVersion version) {
        return new OrderDocument(order, version).members();
    }

    /**
     * What the gateway answers if another transaction of the order is not settled: no error form, but a transaction that
     * failed. It is not stored, so no more is known of it (source: gateway-api 1.6; assumption W-1).
     */
    static Group locked(OrderPlace place) {
        return Group.EMPTY
                .with("merchant", text(place.merchant().value()))
                .with("order", Group.EMPTY.with("id", text(place.order())))
                .with("response", Group.EMPTY.with("gatewayCode", text(GatewayCode.LOCK_FAILURE.name())))
                .with("result", text(GatewayCode.LOCK_FAILURE.result().name()))
                .with("transaction", Group.EMPTY.with("id", text(place.transaction())))
                .with("version", text(place.version().toString()));
    }
}

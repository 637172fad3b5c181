package io.paysession.adapter.rest.order;

import io.paysession.application.payment.TransactionView;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.order.Order;
import io.paysession.domain.session.Requester;
import io.paysession.domain.shared.ApiVersion;

/** The answers about orders and transactions (source: recorded-responses 1 and 3; gateway-api 3.4). */
final class TransactionDocuments {
    private TransactionDocuments() {}

    /** What an operation answers, and Retrieve Transaction later again. */
    static Group transaction(TransactionView view, ApiVersion version) {
        TransactionDocument document = new TransactionDocument(view.order(), view.transaction(), version);
        return view.requester() == Requester.PAYER ? document.forPayer() : document.forMerchant();
    }

    /** What Retrieve Order answers: the order's members on top, and its transactions as they were answered. */
    static Group order(Order order, ApiVersion version) {
        return new OrderDocument(order, version).members();
    }
}

package io.paysession.domain.order;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.UniqueReference;
import io.paysession.domain.money.Money;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * A request in which nothing is wrong, as far as can be told without the state of its order.
 *
 * @param amount       the amount that it is about; zero for an operation without one
 * @param target       the transaction that it names
 * @param details      what answers show of it: masked; no security code, PIN, track, payment token or browser details
 * @param orderDetails what of that speaks about the order as a whole, and is shown by Retrieve Order
 * @param references   the names in it that no other order or transaction of the merchant may bear
 */
public record CheckedRequest(
        Money amount,
        Option<TransactionId> target,
        RequestFields details,
        RequestFields orderDetails,
        Seq<UniqueReference> references) {
    /** Without such names. */
    public CheckedRequest(
            Money amount, Option<TransactionId> target, RequestFields details, RequestFields orderDetails) {
        this(amount, target, details, orderDetails, List.empty());
    }
}

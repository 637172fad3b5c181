package io.paysession.domain.order;

import io.paysession.domain.authentication.Authentication;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Option;

/**
 * A request for a transaction whose fields are right in themselves: what it asks of an order is still to be decided.
 *
 * @param id             its name
 * @param operation      what is wanted
 * @param amount         the amount in the order's currency; zero for an operation without one
 * @param target         the transaction that is meant, if the client named one
 * @param request        digest of the request
 * @param details        what answers show of it
 * @param orderDetails   what it says about the order as a whole: shown by Retrieve Order
 * @param authentication for INITIATE_AUTHENTICATION and AUTHENTICATE_PAYER; of a payment, the one that it is made with
 * @param begunBy        digest of the session that authenticated the caller, if it was a payer
 * @param relationship   what the merchant may do
 */
public record NewTransaction(
        TransactionId id,
        Operation operation,
        Money amount,
        Option<TransactionId> target,
        Fingerprint request,
        RequestFields details,
        RequestFields orderDetails,
        Option<Authentication> authentication,
        Option<Fingerprint> begunBy,
        AcquirerRelationship relationship) {
    /**
     * {@return what undoes a transaction because its order has gone on without it: nobody has asked for it, and no
     * privilege is needed}
     *
     * @param order the order that has gone on
     * @param undone the transaction that has come too late
     * @param id      its name
     * @param request digest of what stands for a request, so that no merchant's is taken for it
     */
    public static NewTransaction reversal(Order order, Transaction undone, TransactionId id, Fingerprint request) {
        return new NewTransaction(
                id,
                Operation.VOID,
                order.amount().zero(),
                Option.some(undone.id()),
                request,
                RequestFields.EMPTY,
                RequestFields.EMPTY,
                Option.none(),
                Option.none(),
                AcquirerRelationship.DEFAULT);
    }
}

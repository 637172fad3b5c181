package io.paysession.domain.order;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerRelationship;
import io.paysession.domain.money.Money;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Currency;

/**
 * A request for an operation, once everything that it says has been brought together: are its fields right with each
 * other, and with what the merchant has agreed (source: gateway-api 3.3 and 3.5)?
 *
 * @param operation    what is wanted
 * @param fields       of request, session and token; of the session only what {@link Operation#catalogueOn} knows
 * @param relationship what the merchant may do
 * @param order        the order as it is; none if there is none yet
 */
public record OperationRequest(
        Operation operation, RequestFields fields, AcquirerRelationship relationship, Option<Order> order) {
    private static final String TARGET = "transaction.targetTransactionId";
    private static final String NET_AMOUNT = "order.netAmount";
    private static final String NOTIFICATION_URL = "order.notificationUrl";
    private static final String THREE_DS_1 = "3DSecureId";
    private static final String AUTHORIZATION_CODE = "transaction.authorizationCode";
    /** What speaks about one transaction, and not about its order. */
    private static final Seq<String> OF_TRANSACTION =
            List.of("authentication", "browserPayment", "initiator", "responseControls", "transaction");

    /** {@return whether it is a capture or refund that has no earlier transaction to refer to} */
    public boolean isStandalone() {
        return operation.isStandaloneOn(order);
    }

    /** {@return everything that is wrong with it; or what it comes to} */
    public Either<Seq<Violation>, CheckedRequest> check() {
        FieldCatalogue catalogue = operation.catalogueOn(order);
        RequestReferences references = new RequestReferences(this);
        Either<Seq<Violation>, Money> amount = RequestAmount.of(this);
        Seq<Violation> violations = catalogue
                .unexpected(fields)
                .appendAll(amount.isLeft() ? amount.getLeft() : List.empty())
                .appendAll(target())
                .appendAll(authorizationCode())
                .appendAll(fields.text(THREE_DS_1).map(id -> Violation.unsupported(THREE_DS_1, id)))
                .appendAll(RequestFunds.of(this).violations())
                .appendAll(references.violations());
        if (!violations.isEmpty()) {
            return Either.left(violations);
        }
        RequestFields details = RequestFunds.of(this).completing(withNetAmount(catalogue.record(fields)));
        return Either.right(new CheckedRequest(
                amount.get(),
                fields.text(TARGET).flatMap(TransactionId::parse),
                details,
                notified(OF_TRANSACTION.foldLeft(details, RequestFields::without)),
                references.unique()));
    }

    /** No transaction's answer shows where its merchant is told of it; Retrieve Order does. */
    private RequestFields notified(RequestFields orderDetails) {
        return fields.text(NOTIFICATION_URL)
                .map(url -> orderDetails.with(NOTIFICATION_URL, new FieldValue.Text(url)))
                .getOrElse(orderDetails);
    }

    /** Whether it pays, or would, from a source of funds of its own. */
    boolean pays() {
        return switch (operation) {
            case AUTHORIZE, PAY, VERIFY, INITIATE_BROWSER_PAYMENT -> true;
            case CAPTURE, REFUND -> isStandalone();
            case INITIATE_AUTHENTICATION, AUTHENTICATE_PAYER, UPDATE_AUTHORIZATION, VOID -> false;
        };
    }

    /** The currency of an order that exists. */
    Option<Currency> orderCurrency() {
        return order.map(Order::currency);
    }

    private RequestFields withNetAmount(RequestFields details) {
        return new AmountParts(fields)
                .netAmount()
                .map(net -> details.with(NET_AMOUNT, new FieldValue.Text(net)))
                .getOrElse(details);
    }

    private Seq<Violation> target() {
        Option<String> named = fields.text(TARGET);
        if (named.isEmpty()) {
            return operation == Operation.VOID ? List.of(Violation.missing(TARGET)) : List.empty();
        }
        return TransactionId.parse(named.get()).isDefined()
                ? List.empty()
                : List.of(Violation.invalid(TARGET, named.get()));
    }

    private Seq<Violation> authorizationCode() {
        boolean needed = operation == Operation.CAPTURE && isStandalone();
        return needed && fields.text(AUTHORIZATION_CODE).isEmpty()
                ? List.of(Violation.missing(AUTHORIZATION_CODE))
                : List.empty();
    }
}

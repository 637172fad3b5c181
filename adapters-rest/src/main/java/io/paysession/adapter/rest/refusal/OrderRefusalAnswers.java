package io.paysession.adapter.rest.refusal;

import static io.paysession.adapter.rest.answer.Answer.text;

import io.paysession.adapter.rest.answer.Answer;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.Redaction;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.merchant.Privilege;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderRefusal.Unusable;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.TransactionId;

/** Statuses and words for what an order does not allow (source: recorded-responses 4; gateway-api 7). */
public record OrderRefusalAnswers(RequestedOrder requested) implements OrderRefusal.Cases<Answer> {
    /** No error form: the gateway answers it like a transaction that failed (source: gateway-api 1.6). */
    @Override
    public Answer locked() {
        return Answer.ok(lockedTransaction());
    }

    @Override
    public Answer unknownOrder(OrderId order) {
        return Answer.invalid(400, "Unable to find order " + Redaction.redact(order.value()) + ofMerchant());
    }

    @Override
    public Answer unknownTransaction(TransactionId transaction) {
        return Answer.invalid(
                400,
                "Unable to find transaction " + Redaction.redact(transaction.value()) + " in order "
                        + Redaction.redact(requested.order()) + ofMerchant());
    }

    @Override
    public Answer notInStatus(Operation operation, OrderStatus status) {
        return invalidOperation(operation, "The order's status is " + status + ".");
    }

    /** The field is the one that says the currency: an order says it once, what follows in each transaction. */
    @Override
    public Answer otherCurrency(Operation operation, String named, String ofOrder) {
        return Answer.invalidField(
                operation.isFollowUp() ? "transaction.currency" : "order.currency",
                "INVALID",
                "Value '" + named + "' is invalid. The order's currency is " + ofOrder);
    }

    @Override
    public Answer nothingToVoid() {
        return invalidOperation(Operation.VOID, "There is no transaction to void.");
    }

    @Override
    public Answer missingPrivilege(Operation operation, Privilege privilege) {
        return switch (privilege) {
            case PAY -> invalidOperation(operation, "Pay request not permitted for this merchant.");
            case AUTHORIZE -> invalidOperation(operation, "Authorization request not permitted for this merchant.");
            case VERIFY,
                    CAPTURE,
                    EXCESSIVE_CAPTURE,
                    STANDALONE_CAPTURE,
                    REFUND,
                    EXCESSIVE_REFUND,
                    STANDALONE_REFUND,
                    VOID,
                    UPDATE_AUTHORIZATION,
                    TOKENIZATION,
                    DEVICE_PAYMENTS ->
                invalidOperation(operation, "Missing merchant privilege '" + privilege.wireName() + "'");
        };
    }

    @Override
    public Answer ambiguousTarget(Operation operation) {
        return Answer.invalidField("transaction.targetTransactionId", "MISSING", "Missing parameter");
    }

    @Override
    public Answer moreThan(Operation operation, Money wanted, Money possible) {
        return Answer.invalidField(
                "transaction.amount",
                "INVALID",
                "Value '" + wanted.text() + "' is invalid. At most " + possible.text() + " is possible");
    }

    @Override
    public Answer otherContent() {
        return Answer.invalid(
                400,
                "A transaction of this id exists in the order, and its request was another one."
                        + " Use a new transaction id for another request");
    }

    private String ofMerchant() {
        return " for merchant " + requested.merchant().value();
    }

    @Override
    public Answer unusableAuthentication(String named, Unusable why) {
        String explained = switch (why) {
            case UNKNOWN -> "The order has no such authentication.";
            case NOT_SUCCESSFUL -> "The payer was not authenticated by it.";
            case OTHER_CARD -> "It was made with another card.";
            case OTHER_CURRENCY -> "The payer was shown another currency.";
            case SMALLER_AMOUNT -> "The payer was shown a smaller amount.";
        };
        return Answer.invalidField(
                "authentication.transactionId",
                "INVALID",
                "Value '" + Redaction.redact(named) + "' is invalid. " + explained);
    }

    @Override
    public Answer noAcquirer(MerchantId merchant) {
        return Answer.invalidField(
                "merchantId",
                "INVALID",
                "Value '" + merchant + "' is invalid. No valid Merchant Acquirer Relationship available");
    }

    /**
     * What the gateway answers if another transaction of the order is not settled: no error form, but a transaction that
     * failed. It is not stored, so no more is known of it (source: gateway-api 1.6; assumption W-1).
     */
    private Group lockedTransaction() {
        return Group.EMPTY
                .with("merchant", text(requested.merchant().value()))
                .with("order", Group.EMPTY.with("id", text(requested.order())))
                .with("response", Group.EMPTY.with("gatewayCode", text(GatewayCode.LOCK_FAILURE.name())))
                .with("result", text(GatewayCode.LOCK_FAILURE.result().name()))
                .with("transaction", Group.EMPTY.with("id", text(requested.transaction())))
                .with("version", text(requested.version().toString()));
    }

    private static Answer invalidOperation(Operation operation, String why) {
        return Answer.invalidField("apiOperation", "INVALID", "Value '" + operation.name() + "' is invalid. " + why);
    }
}

package io.paysession.domain.order;

import io.paysession.domain.field.FieldValue;
import io.paysession.domain.field.RequestFields;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * When nothing more is taken of an authorisation, so that the rest of it is the payer's again: after a capture that says
 * {@code order.certainty} FINAL, and after as many captures as {@code order.expectedNumberOfCaptures} says. A capture that
 * was undone counts: what was released with it does not come back.
 *
 * @param transactions of an order
 * @param details      what was said about the order as a whole
 */
record LastCapture(Seq<Transaction> transactions, RequestFields details) {
    private static final String CERTAINTY = "order.certainty";
    private static final String FINAL = "FINAL";
    private static final String EXPECTED = "order.expectedNumberOfCaptures";

    static LastCapture of(Order order) {
        return new LastCapture(order.transactions(), order.details());
    }

    /** Whether the last capture of that authorisation has been made. */
    boolean isMade(Transaction authorization) {
        Seq<Transaction> captures = transactions.filter(capture -> capture.type() == TransactionType.CAPTURE
                && capture.hasSucceeded()
                && capture.target().contains(authorization.id()));
        return captures.exists(capture -> capture.details().text(CERTAINTY).contains(FINAL))
                || expected().exists(number -> captures.size() >= number);
    }

    private Option<Integer> expected() {
        return details.value(EXPECTED)
                .flatMap(value -> value instanceof FieldValue.Number number
                        ? Option.some(Integer.valueOf(number.literal()))
                        : Option.<Integer>none());
    }
}

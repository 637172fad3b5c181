package io.paysession.domain.order;

import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import java.time.Instant;

/**
 * An acquirer has contradicted what was stored as the end of a transaction. A transaction has one at most: the latest.
 *
 * @param order       whose transaction it is
 * @param transaction the transaction
 * @param acquirer    who has said something else
 * @param stored      the end that had been stored
 * @param said        what was said afterwards
 * @param amount      about how much
 * @param at          when
 * @param status      what has become of it
 */
public record Incident(
        OrderKey order,
        TransactionId transaction,
        AcquirerName acquirer,
        GatewayCode stored,
        GatewayCode said,
        Money amount,
        Instant at,
        Status status) {
    /** What has become of it. */
    public enum Status {
        /** It was said after all that it has been done: the transaction is a success now, and the order counts it. */
        REOPENED(false),
        /** The same, but the order has gone on without it: it is being undone at the acquirer. */
        REVERSING(true),
        /** It has been undone. */
        REVERSED(false),
        /** It may have been asked for after it was stored as failed, and no answer came: the acquirer is asked. */
        INQUIRING(true),
        /** It turned out that nothing was done. */
        HARMLESS(false),
        /** Nothing that could be done here makes both sides agree for certain: somebody must compare the books. */
        UNRESOLVED(false);

        private final boolean due;

        Status(boolean due) {
            this.due = due;
        }

        /** {@return whether there is something left to do by itself} */
        public boolean isDue() {
            return due;
        }
    }

    /**
     * {@return the same a step further}
     *
     * @param next what has become of it
     */
    public Incident with(Status next) {
        return new Incident(order, transaction, acquirer, stored, said, amount, at, next);
    }
}

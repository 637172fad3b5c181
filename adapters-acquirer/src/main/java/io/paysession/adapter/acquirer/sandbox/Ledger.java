package io.paysession.adapter.acquirer.sandbox;

import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.function.Function;

/** The sandbox's books. */
interface Ledger {
    /**
     * Works on the books of one order: nobody else does meanwhile, and either everything is written or nothing.
     *
     * @throws LedgerException if the books cannot be opened, or whether anything was written is unknown
     */
    <R> R onOrder(AcquirerName acquirer, OrderKey order, Function<OrderBook, R> work);

    /** The books of one order. */
    interface OrderBook {
        /** Everything that was asked for. */
        Seq<Entry> entries();

        /** Whether a transaction of that name is to be refused. */
        boolean isFenced(TransactionId transaction);

        /** A fresh system trace audit number, 1 to 999999. */
        int nextStan();

        void write(Entry entry, Instant now);

        /** Replaces what is written of an entry that is not decided yet. */
        void rewrite(Entry entry);

        /** Refuses a transaction of that name from now on. */
        void fence(TransactionId transaction, Instant now);
    }
}

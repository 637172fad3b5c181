package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Performs an operation: pays, authorises, captures, refunds, verifies, voids, updates (source: gateway-api 3). */
public interface PerformTransactionUseCase {
    /**
     * @return right: the transaction is stored, with the acquirer's answer or as open if there was none; asked again with
     *     the same content, the same is answered and nothing is done. Left: nothing happened
     */
    Either<Refusal, TransactionView> performTransaction(PerformTransactionCommand command);
}

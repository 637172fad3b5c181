package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/**
 * Shows a transaction (source: gateway-api 3.4). For merchants only. Of a payer who was sent elsewhere to be authenticated, and
 * has not come back, it asks there first: at most every three seconds, for an hour, and never once the end is known.
 */
public interface RetrieveTransactionUseCase {
    /** @return right: the transaction as it is; left: why it is not shown. Nothing changes either way but what a payer has said */
    Either<Refusal, TransactionView> retrieveTransaction(RetrieveTransactionCommand command);
}

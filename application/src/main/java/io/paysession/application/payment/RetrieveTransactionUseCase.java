package io.paysession.application.payment;

import io.paysession.application.access.Refusal;
import io.vavr.control.Either;

/** Shows a transaction (source: gateway-api 3.4). For merchants only. */
public interface RetrieveTransactionUseCase {
    /** @return right: the transaction as it is; left: why it is not shown. Nothing changes either way */
    Either<Refusal, TransactionView> retrieveTransaction(RetrieveTransactionCommand command);
}

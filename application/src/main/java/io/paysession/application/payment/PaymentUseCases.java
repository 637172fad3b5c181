package io.paysession.application.payment;

/**
 * The payment use cases, ready to be called or to be wrapped one by one.
 *
 * @param perform             the operations on a transaction's URL
 * @param retrieveTransaction Retrieve Transaction
 * @param retrieveOrder       Retrieve Order
 * @param settle              what finds out about open transactions
 */
public record PaymentUseCases(
        PerformTransactionUseCase perform,
        RetrieveTransactionUseCase retrieveTransaction,
        RetrieveOrderUseCase retrieveOrder,
        SettleTransactionsUseCase settle) {}

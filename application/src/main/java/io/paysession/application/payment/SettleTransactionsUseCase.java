package io.paysession.application.payment;

/**
 * Asks the acquirers what became of transactions whose outcome is not known: whoever asked has ended, or got no answer.
 * Never asks for a transaction again. Safe to run in several processes and threads at once, which share the work.
 */
public interface SettleTransactionsUseCase {
    /** @return how many transactions were settled, from 0 to the limit */
    int settleTransactions(SettleTransactionsCommand command);
}

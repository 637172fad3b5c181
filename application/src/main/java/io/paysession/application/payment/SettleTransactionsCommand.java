package io.paysession.application.payment;

/**
 * A wish to find out what became of open transactions.
 *
 * @param limit the most orders to look at in one go, at least 1
 */
public record SettleTransactionsCommand(int limit) {}

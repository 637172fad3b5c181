package io.paysession.application.payment;

/**
 * A wish to find out what became of open transactions.
 *
 * @param limit the most to settle in one go, at least 1; those that cannot be settled yet do not count
 */
public record SettleTransactionsCommand(int limit) {}

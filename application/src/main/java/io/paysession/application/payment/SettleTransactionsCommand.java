package io.paysession.application.payment;

import io.paysession.domain.merchant.AcquirerName;
import io.vavr.control.Option;

/**
 * A wish to find out what became of open transactions.
 *
 * @param acquirer only those of this one; none for all
 * @param limit    the most orders to look at in one go, at least 1
 */
public record SettleTransactionsCommand(Option<AcquirerName> acquirer, int limit) {
    /** Of all acquirers. */
    public SettleTransactionsCommand(int limit) {
        this(Option.none(), limit);
    }
}

package io.paysession.application.payment;

import io.paysession.domain.merchant.AcquirerName;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;

/**
 * A request to find out what became of open transactions.
 *
 * @param acquirer only those of this one; none for all
 * @param limit    the most orders to look at in one go, at least 1
 * @param goesOn   whether that is still wanted, looked at before each step: as soon as not, nothing new is begun, and an inquiry
 *                 that was broken off is not taken for one without an answer
 */
public record SettleTransactionsCommand(Option<AcquirerName> acquirer, int limit, BooleanSupplier goesOn) {
    /** Of all acquirers, to the end. */
    public SettleTransactionsCommand(int limit) {
        this(Option.none(), limit, () -> true);
    }
}

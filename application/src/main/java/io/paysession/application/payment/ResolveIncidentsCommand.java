package io.paysession.application.payment;

import io.paysession.domain.merchant.AcquirerName;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;

/**
 * A request to do what is left to do about incidents.
 *
 * @param acquirer only those of this one; none for all
 * @param limit    the most to look at in one go, at least 1
 * @param goesOn   whether that is still wanted, looked at before each step: as soon as not, nothing new is begun
 */
public record ResolveIncidentsCommand(Option<AcquirerName> acquirer, int limit, BooleanSupplier goesOn) {
    /** Of all acquirers, to the end. */
    public ResolveIncidentsCommand(int limit) {
        this(Option.none(), limit, () -> true);
    }
}

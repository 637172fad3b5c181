package io.paysession.application.challenge;

import io.paysession.domain.merchant.AcquirerName;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;

/**
 * A request to find out what payers have said whose browsers have not come back.
 *
 * @param acquirer only payers of this one's merchants; none for all
 * @param limit    the most payers to look for in one go, at least 1
 * @param goesOn   whether that is still wanted, looked at before each of them
 */
public record FindPayersCommand(Option<AcquirerName> acquirer, int limit, BooleanSupplier goesOn) {
    /**
     * Of all acquirers, to the end.
     *
     * @param limit the most payers to look for in one go, at least 1
     */
    public FindPayersCommand(int limit) {
        this(Option.none(), limit, () -> true);
    }
}

package io.paysession.application.payment;

import io.paysession.domain.merchant.AcquirerName;
import io.vavr.control.Option;

/**
 * A wish to do what is left to do about incidents.
 *
 * @param acquirer only those of this one; none for all
 * @param limit    the most to look at in one go, at least 1
 */
public record ResolveIncidentsCommand(Option<AcquirerName> acquirer, int limit) {}

package io.paysession.application.session;

import io.paysession.domain.field.FieldCatalogue;
import io.paysession.domain.session.SessionPolicy;

/**
 * What the operator decides about the session use cases.
 *
 * @param policy              lifetime and API version rule
 * @param catalogue           the storable fields, and which of them a payer may write
 * @param payerDataByUrlAlone whether {@code UPDATE_PAYER_DATA} of API versions up to 49 is admitted without an
 *                            Authorization header, by the session id in the URL alone
 */
public record SessionSettings(SessionPolicy policy, FieldCatalogue catalogue, boolean payerDataByUrlAlone) {
    /** The documented defaults. */
    public static final SessionSettings DEFAULT =
            new SessionSettings(SessionPolicy.DEFAULT, FieldCatalogue.SESSION, true);
}

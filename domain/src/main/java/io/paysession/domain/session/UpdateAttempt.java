package io.paysession.domain.session;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * An authenticated request to change a session.
 *
 * @param requester       who asks for it
 * @param merchant        for which merchant
 * @param apiVersion      the API version of the request
 * @param expectedVersion the version that the session must still have, if the client named one
 * @param fields          what to add or overwrite
 * @param violations      what is already known to be wrong with the request; none if it is empty
 */
public record UpdateAttempt(
        Requester requester,
        MerchantId merchant,
        ApiVersion apiVersion,
        Option<String> expectedVersion,
        RequestFields fields,
        Seq<Violation> violations) {}

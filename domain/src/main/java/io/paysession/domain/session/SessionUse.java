package io.paysession.domain.session;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.vavr.control.Option;

/**
 * An operation's request to use a session's content.
 *
 * @param merchant        for which merchant
 * @param apiVersion      the API version of the request
 * @param expectedVersion the version that the session must have, if the client named one
 * @param updated         whether the last update must have succeeded: for all operations but the inquiry about payment
 *                        options, which browsers send before the first update
 */
public record SessionUse(MerchantId merchant, ApiVersion apiVersion, Option<String> expectedVersion, boolean updated) {}

package io.paysession.application.access;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;

/**
 * The part that every request has.
 *
 * @param version     the API version of the URL
 * @param merchant    the merchant of the URL
 * @param credentials what the request says about its sender
 */
public record Access(ApiVersion version, MerchantId merchant, Credentials credentials) {}

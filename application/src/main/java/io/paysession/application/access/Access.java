package io.paysession.application.access;

import io.paysession.application.port.Throttle;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;

/**
 * The part that every request has.
 *
 * @param version     the API version of the URL
 * @param merchant    the merchant of the URL
 * @param credentials what the request says about its sender
 * @param origin      what the connection says about its sender
 */
public record Access(ApiVersion version, MerchantId merchant, Credentials credentials, Origin origin) {
    /** A request within the process. */
    public Access(ApiVersion version, MerchantId merchant, Credentials credentials) {
        this(version, merchant, credentials, Origin.LOCAL);
    }

    /** A name that cannot be a merchant's is nobody's: it may be as long as a header, and is not to be remembered. */
    Throttle.Attempt attempt() {
        String named = credentials.present()
                ? credentials.merchantId().map(MerchantId::value).getOrElse("")
                : merchant.value();
        return new Throttle.Attempt(origin.source(), named);
    }
}

package io.paysession.application.access;

import io.paysession.application.port.Throttle;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import java.util.Objects;

/**
 * The part that every request has.
 *
 * @param version     the API version of the URL
 * @param merchant    the merchant of the URL
 * @param credentials what the request says about its sender
 * @param origin      what the connection says about its sender
 */
public record Access(ApiVersion version, MerchantId merchant, Credentials credentials, Origin origin) {
    /** @throws NullPointerException if one of them is missing; its text says which */
    public Access {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(merchant, "merchant");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(origin, "origin");
    }

    /** A request within the process. */
    public Access(ApiVersion version, MerchantId merchant, Credentials credentials) {
        this(version, merchant, credentials, Origin.LOCAL);
    }

    /**
     * {@return a request within the process that is the merchant's own, without any password: whoever runs the process
     * has found out who asks, as with terminals} Never to be made of what comes over a connection. The merchant has to
     * exist.
     *
     * @param version the version of the API that is called
     * @param merchant the merchant that it is for
     */
    public static Access trusted(ApiVersion version, MerchantId merchant) {
        return new Access(version, merchant, new Credentials(true, merchant.value(), Secret.of("")), Origin.TRUSTED);
    }

    /** A name that cannot be a merchant's is nobody's: it may be as long as a header, and is not to be remembered. */
    Throttle.Attempt attempt() {
        String named = credentials.present()
                ? credentials.merchantId().map(MerchantId::value).getOrElse("")
                : merchant.value();
        return new Throttle.Attempt(origin.source(), named);
    }
}

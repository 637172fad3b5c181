package io.paysession.application.access;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;

/**
 * What a request says about who sent it. The password is an API password or a session id; it is never printed.
 *
 * @param present  whether the request had an Authorization header at all
 * @param merchant the merchant that the user name names, as text, if it could be read
 * @param password the password
 */
public record Credentials(boolean present, String merchant, Secret password) {
    /** A request without any. */
    public static final Credentials NONE = new Credentials(false, "", Secret.of(""));
    /** A request whose credentials cannot be read: nobody's. */
    public static final Credentials UNREADABLE = new Credentials(true, "", Secret.of(""));

    /**
     * {@return basic credentials}
     *
     * @param merchant the user name, which is to name the merchant
     * @param password the password in clear
     */
    public static Credentials basic(String merchant, Secret password) {
        return new Credentials(true, merchant, password);
    }

    Option<MerchantId> merchantId() {
        return MerchantId.parse(merchant);
    }
}

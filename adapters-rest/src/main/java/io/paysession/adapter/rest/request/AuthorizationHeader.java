package io.paysession.adapter.rest.request;

import io.paysession.application.access.Credentials;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Enumeration;

/** Reads {@code Authorization: Basic base64("merchant.<merchantId>:<password>")} (source: gateway-api 1.5). */
final class AuthorizationHeader {
    private static final String SCHEME = "Basic ";
    private static final String USER_PREFIX = "merchant.";
    /** The last API version with an empty user name (source: gateway-api 1.3, "1 – ~12"). */
    private static final int LAST_WITHOUT_USER = 12;

    private AuthorizationHeader() {}

    static Credentials read(Enumeration<String> headers, ApiVersion version, MerchantId merchant) {
        if (!headers.hasMoreElements()) {
            return Credentials.NONE;
        }
        String header = headers.nextElement();
        // Of two, a server in front may have checked the other one.
        if (headers.hasMoreElements() || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Credentials.UNREADABLE;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            return basic(new String(decoded, StandardCharsets.UTF_8), version, merchant);
        } catch (IllegalArgumentException notBase64) {
            return Credentials.UNREADABLE;
        }
    }

    private static Credentials basic(String userAndPassword, ApiVersion version, MerchantId merchant) {
        int colon = userAndPassword.indexOf(':');
        if (colon < 0) {
            return Credentials.UNREADABLE;
        }
        String user = userAndPassword.substring(0, colon);
        Secret password = Secret.of(userAndPassword.substring(colon + 1));
        if (user.isEmpty() && version.isUpTo(LAST_WITHOUT_USER)) {
            return Credentials.basic(merchant.value(), password);
        }
        return user.startsWith(USER_PREFIX)
                ? Credentials.basic(user.substring(USER_PREFIX.length()), password)
                : Credentials.UNREADABLE;
    }
}

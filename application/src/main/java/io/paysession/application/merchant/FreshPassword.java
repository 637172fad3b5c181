package io.paysession.application.merchant;

import io.paysession.application.port.Randomness;
import io.paysession.domain.shared.Secret;

/** API passwords as the gateway makes them: 16 random bytes in hexadecimal (source: gateway-api 1.5). */
final class FreshPassword {
    private static final int BYTES = 16;

    private FreshPassword() {}

    static Secret from(Randomness randomness) {
        StringBuilder hex = new StringBuilder(BYTES * 2);
        for (byte b : randomness.exactly(BYTES)) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return Secret.of(hex.toString());
    }
}

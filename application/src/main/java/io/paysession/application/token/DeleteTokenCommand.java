package io.paysession.application.token;

import io.paysession.application.access.Access;

/**
 * A Delete Token request.
 *
 * @param access who asks, and for whom
 * @param token  the token that the URL names, as it was sent
 */
public record DeleteTokenCommand(Access access, String token) {
    @Override
    public String toString() {
        return "DeleteTokenCommand[access=" + access + "]";
    }
}

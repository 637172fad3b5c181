package io.paysession.application.token;

import io.paysession.application.access.Access;

/**
 * A Retrieve Token request.
 *
 * @param access who asks, and for whom
 * @param token  the token that the URL names, as it was sent
 */
public record RetrieveTokenCommand(Access access, String token) {
    @Override
    public String toString() {
        return "RetrieveTokenCommand[access=" + access + "]";
    }
}

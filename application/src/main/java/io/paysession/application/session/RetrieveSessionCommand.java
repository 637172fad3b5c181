package io.paysession.application.session;

import io.paysession.application.access.Access;

/**
 * A Retrieve Session request.
 *
 * @param access    who asks, and for whom
 * @param sessionId the session that the URL names, as it was sent
 */
public record RetrieveSessionCommand(Access access, String sessionId) {
    @Override
    public String toString() {
        return "RetrieveSessionCommand[access=" + access + "]";
    }
}

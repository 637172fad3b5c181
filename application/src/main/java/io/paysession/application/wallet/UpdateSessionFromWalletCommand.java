package io.paysession.application.wallet;

import io.paysession.application.access.Access;
import io.paysession.domain.field.FieldValue.Group;

/**
 * An Update Session From Wallet request.
 *
 * @param access    who asks, and for whom
 * @param sessionId the session that the URL names, as it was sent
 * @param document  the request's body
 */
public record UpdateSessionFromWalletCommand(Access access, String sessionId, Group document) {
    @Override
    public String toString() {
        return "UpdateSessionFromWalletCommand[access=" + access + "]";
    }
}

package io.paysession.application.wallet;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Wallets;
import io.paysession.domain.session.SessionPolicy;

/**
 * What filling a session from a wallet needs from the world.
 *
 * @param gatekeeper tells who asks
 */
public record WalletPorts(Gatekeeper gatekeeper, Sessions sessions, Wallets wallets, TimeSource time) {
    /**
     * Wires the use case to the ports.
     *
     * @param policy what the operator has decided for all sessions
     * @return the use case on these ports
     */
    public UpdateSessionFromWalletUseCase update(SessionPolicy policy) {
        return new UpdateSessionFromWalletService(this, policy);
    }
}

package io.paysession.application.option;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.port.Sessions;
import io.paysession.application.port.TimeSource;
import io.paysession.application.port.Tokens;
import io.paysession.domain.session.SessionPolicy;

/**
 * What an inquiry needs from the world.
 *
 * @param gatekeeper tells who asks
 */
public record PaymentOptionPorts(Gatekeeper gatekeeper, Sessions sessions, Tokens tokens, TimeSource time) {
    /**
     * Wires the use case to the ports.
     *
     * @param policy what the operator has decided for all sessions
     * @return the use case on these ports
     */
    public InquirePaymentOptionsUseCase inquire(SessionPolicy policy) {
        return new InquirePaymentOptionsService(this, policy);
    }
}

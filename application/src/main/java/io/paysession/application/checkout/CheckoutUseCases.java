package io.paysession.application.checkout;

import io.paysession.application.access.Gatekeeper;
import io.paysession.application.session.SessionPorts;
import io.paysession.domain.session.SessionPolicy;

/**
 * The use cases of a checkout, ready to be called or to be wrapped one by one.
 *
 * @param initiate Initiate Checkout
 */
public record CheckoutUseCases(InitiateCheckoutUseCase initiate) {

    /**
     * Wires the use cases to the ports.
     *
     * @param ports what they need from the world
     * @param policy what the operator has decided for all sessions
     * @return the use cases on these ports
     */
    public static CheckoutUseCases of(SessionPorts ports, SessionPolicy policy) {
        Gatekeeper gatekeeper = ports.gatekeeper();
        return new CheckoutUseCases(new InitiateCheckoutService(gatekeeper, ports, policy));
    }
}

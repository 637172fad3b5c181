package io.paysession.application.checkout;

import io.paysession.domain.session.PaymentSession;

/**
 * The answer to Initiate Checkout.
 *
 * @param session          the new session
 * @param successIndicator what the payer's browser will say if the payer has paid
 */
public record InitiatedCheckout(PaymentSession session, String successIndicator) {
    /** Who knows the indicator can pretend to have paid: it is not printed. */
    @Override
    public String toString() {
        return "InitiatedCheckout[session=" + session.id() + "]";
    }
}

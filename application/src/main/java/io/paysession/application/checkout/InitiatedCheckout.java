package io.paysession.application.checkout;

import io.paysession.domain.session.PaymentSession;
import io.vavr.control.Option;

/**
 * The answer to Initiate Checkout.
 *
 * @param session          the new session
 * @param successIndicator what the payer's browser will say if the payer has paid
 * @param correlationId    echoed if it was given
 */
public record InitiatedCheckout(PaymentSession session, String successIndicator, Option<String> correlationId) {
    /** Who knows the indicator can pretend to have paid: it is not printed. */
    @Override
    public String toString() {
        return "InitiatedCheckout[session=" + session.id() + "]";
    }
}

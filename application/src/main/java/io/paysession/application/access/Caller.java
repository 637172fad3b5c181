package io.paysession.application.access;

import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.vavr.control.Option;

/**
 * Who a request was found to come from.
 *
 * @param requester the merchant or a payer
 * @param session   the session that authenticated a payer, as it was then
 */
public record Caller(Requester requester, Option<PaymentSession> session) {
    static final Caller MERCHANT = new Caller(Requester.MERCHANT, Option.none());

    static Caller payer(PaymentSession session) {
        return new Caller(Requester.PAYER, Option.some(session));
    }

    /** {@return whether it is the merchant's server} */
    public boolean isMerchant() {
        return requester == Requester.MERCHANT;
    }
}

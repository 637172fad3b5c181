package io.paysession.application.access;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.Requester;
import io.vavr.control.Option;

/**
 * Who a request was found to come from.
 *
 * @param requester the merchant or a payer
 * @param merchant  the merchant of the URL, as it was found then
 * @param session   the session that authenticated a payer, as it was then
 */
public record Caller(Requester requester, Merchant merchant, Option<PaymentSession> session) {
    static Caller merchant(Merchant merchant) {
        return new Caller(Requester.MERCHANT, merchant, Option.none());
    }

    static Caller payer(Merchant merchant, PaymentSession session) {
        return new Caller(Requester.PAYER, merchant, Option.some(session));
    }

    /** {@return whether it is the merchant's server} */
    public boolean isMerchant() {
        return requester == Requester.MERCHANT;
    }
}

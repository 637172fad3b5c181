package io.paysession.domain.authentication;

import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Option;

/**
 * The authentication of a payer; of a payment: the one that it was made with.
 *
 * @param status  how far it is
 * @param amount  what the payer was shown; zero before that
 * @param card    digest of the card number: a payment with this authentication must use the same card
 * @param details the members of the answers' {@code authentication} group, without {@code redirect.html}
 * @param payer   what AUTHENTICATE_PAYER has added; none before it, and none for a payment
 */
public record Authentication(
        AuthenticationStatus status, Money amount, Fingerprint card, RequestFields details, Option<PayerStep> payer) {

    /**
     * {@return an authentication that has been initiated, or of a payment}
     *
     * @param status how far the payer is authenticated
     * @param amount what the payer is shown
     * @param card what the card is known by
     * @param details what else the authenticator said, as fields
     */
    public static Authentication of(
            AuthenticationStatus status, Money amount, Fingerprint card, RequestFields details) {
        return new Authentication(status, amount, card, details, Option.none());
    }

    /**
     * {@return this authentication with the next state of what AUTHENTICATE_PAYER has added}
     *
     * @param next where the payer stands now
     */
    public Authentication with(PayerStep next) {
        return new Authentication(status, amount, card, details, Option.some(next));
    }
}

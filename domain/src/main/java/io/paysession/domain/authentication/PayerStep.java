package io.paysession.domain.authentication;

import io.paysession.domain.shared.Fingerprint;
import io.vavr.control.Option;

/**
 * What AUTHENTICATE_PAYER adds to an authentication.
 *
 * @param request    digest of the request, so that the same one is answered again and another one refused
 * @param initiation what INITIATE_AUTHENTICATION was answered, should it be asked again
 * @param back       where the payer's browser is sent when all is said; none for apps and merchants, and when it was sent there
 * @param callback   digest of the name under which the page that asks the payer reports back; none before it is shown
 *                   and after it has reported
 */
public record PayerStep(
        Fingerprint request, Initiation initiation, Option<PayerReturn> back, Option<Fingerprint> callback) {

    /**
     * {@return this step waiting for the page of that name}
     *
     * @param page what the page is known by that the payer has been shown
     */
    public PayerStep awaiting(Fingerprint page) {
        return new PayerStep(request, initiation, back, Option.some(page));
    }

    /** {@return this step when the payer has answered, and whose browser has not come back with that yet} */
    public PayerStep answered() {
        return new PayerStep(request, initiation, back, Option.none());
    }

    /** {@return this step when the payer has answered, and the browser is on its way to the merchant} */
    public PayerStep ended() {
        return new PayerStep(request, initiation, Option.none(), Option.none());
    }
}

package io.paysession.domain.authentication;

/** What a payer can do on the page that asks (source: gateway-api 6, "Challenge page choices"). */
public enum PayerAnswer {
    /** Is the card's holder. */
    SUCCESSFUL,
    /** Is not. */
    FAILED,
    /** Does not want to say. */
    CANCELLED,
    /** The bank cannot tell. */
    UNABLE,
    /** The bank does not want the payment. */
    REJECTED
}

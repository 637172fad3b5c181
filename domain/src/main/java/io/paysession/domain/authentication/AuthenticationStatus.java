package io.paysession.domain.authentication;

/** How far a payer's authentication is (source: gateway-api 3.6); answers show it with {@code AUTHENTICATION_} before. */
public enum AuthenticationStatus {
    /** 3-D Secure can be used for this card. */
    AVAILABLE,
    /** The card, or the scheme, does not take part. */
    NOT_SUPPORTED,
    /** There is none for this transaction. */
    NOT_IN_EFFECT,
    /** The payer is being asked. */
    PENDING,
    /** The payer could not be authenticated, and the issuer says that trying is enough. */
    ATTEMPTED,
    /** The payer need not be authenticated. */
    EXEMPT,
    /** The payer has proved to be who he says. */
    SUCCESSFUL,
    /** The payer has not proved to be who he says. */
    FAILED,
    /** The issuer wants no payment to be made. */
    REJECTED,
    /** The payer is still to be authenticated. */
    REQUIRED,
    /** Nobody could authenticate the payer. */
    UNAVAILABLE;

    /** {@return whether a payment may be made with it} */
    public boolean isUsable() {
        return this == SUCCESSFUL || this == ATTEMPTED || this == EXEMPT;
    }

    /** {@return the word in answers} */
    public String wireName() {
        return "AUTHENTICATION_" + name();
    }
}

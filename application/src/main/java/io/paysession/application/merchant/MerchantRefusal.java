package io.paysession.application.merchant;

/** Why a merchant could not be managed as asked. Nothing has happened. */
public enum MerchantRefusal {
    /** There is a merchant with that identifier already. */
    EXISTS,
    /** There is no merchant with that identifier. */
    UNKNOWN,
    /** A session on one of its terminals is not over: a cardholder's money may be reserved. */
    TERMINALS_IN_USE
}

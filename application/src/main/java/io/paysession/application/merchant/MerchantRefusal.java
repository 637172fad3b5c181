package io.paysession.application.merchant;

/** Why a merchant could not be managed as wished. Nothing has happened. */
public enum MerchantRefusal {
    /** There is a merchant with that identifier already. */
    EXISTS,
    /** There is no merchant with that identifier. */
    UNKNOWN
}

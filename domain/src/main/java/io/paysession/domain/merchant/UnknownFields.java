package io.paysession.domain.merchant;

/** What becomes of a merchant's requests with fields that the catalogue does not know. */
public enum UnknownFields {
    /** They are refused, as the gateway refuses them. */
    REFUSE,
    /** The fields are left out, counted and named to the operator; never of what a payer pays with, or of a session. */
    IGNORE
}

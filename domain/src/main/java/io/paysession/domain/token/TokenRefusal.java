package io.paysession.domain.token;

/** Why something could not be done with tokens. Nothing has changed. */
public enum TokenRefusal {
    /** The merchant may not keep tokens. */
    NOT_PERMITTED,
    /** Unknown, or another repository's: the two cannot be told apart. */
    UNKNOWN,
    /** The card has another token, and may have one only. */
    CARD_HAS_ANOTHER
}

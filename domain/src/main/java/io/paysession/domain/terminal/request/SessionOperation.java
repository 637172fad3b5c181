package io.paysession.domain.terminal.request;

/** What a merchant may ask of a session, in the words of the API. */
public enum SessionOperation {
    /** Ask the bank to reserve the money on the card that was read. */
    AUTHORIZE,
    /** Give the card back before anything is reserved. */
    CANCEL,
    /** Give the card back and wait for another one. */
    RESTART,
    /** What the money is for is being delivered from now on, under another policy. */
    DELIVER,
    /** So much has been delivered until now. */
    METER,
    /** Take an amount of what is reserved. */
    COMMIT,
    /** Release everything that is reserved. */
    VOID,
    /** Change the reserved amount to another total. */
    UPDATE,
    /** Nothing more is to come of it: somebody has seen to the money elsewhere. */
    CLOSE
}

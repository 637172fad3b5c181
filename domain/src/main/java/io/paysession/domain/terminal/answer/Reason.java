package io.paysession.domain.terminal.answer;

/** Why a session took a step; part of its history. */
public enum Reason {
    /** The merchant started it. */
    REQUESTED,
    CARD_READ,
    /** A card was read that is no bank card. */
    PROPRIETARY_CARD_READ,
    /** The merchant wants the card back to its owner, and another one. */
    RESTART_REQUESTED,
    /** The merchant wants the card that was read to be authorised. */
    AUTHORIZE_REQUESTED,
    /** The terminal is about to be told to ask the bank. */
    AUTHORIZATION_STARTED,
    APPROVED,
    PARTIALLY_APPROVED,
    /** An approval that nobody waited for any more. */
    LATE_APPROVAL,
    CANCEL_REQUESTED,
    /** The terminal gave up, for example because no card was shown in time. */
    CANCELLED_BY_TERMINAL,
    REFUSED_BY_TERMINAL,
    /** No card was shown as long as the operator lets a terminal wait for one. */
    SCAN_TIMEOUT,
    /** The merchant has not said in time what to do with the card that was read. */
    DECISION_TIMEOUT,
    /** The terminal could not be reached, or no server ran, for so long that nobody waits in front of it any more. */
    TERMINAL_OFFLINE,
    /** The link broke, or the server restarted, in the middle of a card's visit. */
    LINK_LOST,
    /** The bank's answer did not arrive, or cannot be told from another's. */
    NO_ANSWER,
    DELIVERY_BEGUN,
    METERED,
    UPDATE_REQUESTED,
    UPDATED,
    PARTIALLY_UPDATED,
    UPDATE_DECLINED,
    /** Nobody knows whether it was changed: the lower amount counts. */
    UPDATE_UNCERTAIN,
    COMMIT_REQUESTED,
    VOID_REQUESTED,
    /** The time of the disposal policy is over. */
    DISPOSAL_DUE,
    /** The terminal said Result OK. */
    CONFIRMED,
    /** An attempt to dispose of it was not answered. */
    DISPOSAL_UNANSWERED,
    /** An attempt to dispose of it was refused. */
    DISPOSAL_REFUSED,
    /** The terminal refused to take more than was reserved; the session is open as before. */
    COMMIT_REFUSED,
    /** It is gone from the terminal after an attempt without an answer, which therefore has probably succeeded. */
    PROBABLY_DONE,
    /** It is gone from the terminal though nobody had tried to dispose of it. */
    NOT_FOUND,
    /** The terminal lists an approval that nobody knew of. */
    FOUND_ON_TERMINAL,
    /** The same, and somebody is to say whether it is to be voided. */
    UNDECIDED,
    /** The terminal does not list an approval, so that there was none. */
    NOT_ON_TERMINAL,
    /** It waits for the device that approved it; another one is at the terminal's address. */
    OTHER_DEVICE,
    /** The device that it waited for is back, and is about to be asked: nobody can say any more that it will not be. */
    DEVICE_RETURNED,
    /** The merchant has seen to it elsewhere, because its device will not be back. */
    CLOSE_REQUESTED,
    /** The terminal has disposed of it by itself, as it was set up to. */
    TERMINAL_TIMEOUT,
    /** What was wanted is tried although the terminal's own timeout is over. */
    LAST_TRY,

    DECLINED,
    CARD_READ_FAILURE,
    CARD_READ_TIMEOUT,
    HOST_ERROR,
    INVALID_MERCHANT,
    REFER_TO_ISSUER,
    INVALID_ACCOUNT,
    PIN_FAILURE,
    HOST_TIMEOUT,
    INSUFFICIENT_FUNDS,
    WITHDRAWAL_LIMIT_EXCEEDED,
    WITHDRAWAL_FREQUENCY_EXCEEDED,
    TRANSACTION_DATABASE_UNREACHABLE
}

package io.paysession.domain.terminal.answer;

/** Why a session took a step; part of its history. */
public enum Reason {
    /** The merchant started it. */
    REQUESTED,
    /** A bank card was read. */
    CARD_READ,
    /** A card was read that is no bank card. */
    PROPRIETARY_CARD_READ,
    /** The merchant wants the card back to its owner, and another one. */
    RESTART_REQUESTED,
    /** The merchant wants the card that was read to be authorised. */
    AUTHORIZE_REQUESTED,
    /** The terminal is about to be told to ask the bank. */
    AUTHORIZATION_STARTED,
    /** The bank has reserved what was asked for. */
    APPROVED,
    /** The bank has reserved less than was asked for. */
    PARTIALLY_APPROVED,
    /** An approval that nobody waited for any more. */
    LATE_APPROVAL,
    /** The merchant wants the card back to its owner. */
    CANCEL_REQUESTED,
    /** The terminal gave up, for example because no card was shown in time. */
    CANCELLED_BY_TERMINAL,
    /** The terminal refused what it was asked to do with the card. */
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
    /** The merchant has begun to deliver. */
    DELIVERY_BEGUN,
    /** The merchant has told how much is delivered. */
    METERED,
    /** The merchant wants another amount to be reserved. */
    UPDATE_REQUESTED,
    /** The reserved amount is what the merchant wanted. */
    UPDATED,
    /** The reserved amount was changed, and not to all that the merchant wanted. */
    PARTIALLY_UPDATED,
    /** The bank refused to change the reserved amount: it is what it was. */
    UPDATE_DECLINED,
    /** Nobody knows whether it was changed: the lower amount counts. */
    UPDATE_UNCERTAIN,
    /** The merchant wants an amount to be taken. */
    COMMIT_REQUESTED,
    /** The merchant wants the money to be released. */
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

    /** The bank said no, and not why. */
    DECLINED,
    /** The card could not be read. */
    CARD_READ_FAILURE,
    /** The card was not read in time. */
    CARD_READ_TIMEOUT,
    /** The bank's computer has failed. */
    HOST_ERROR,
    /** The bank does not know the merchant. */
    INVALID_MERCHANT,
    /** The cardholder is to talk to the card's issuer. */
    REFER_TO_ISSUER,
    /** There is no such account. */
    INVALID_ACCOUNT,
    /** The PIN was wrong, or not given. */
    PIN_FAILURE,
    /** The bank's computer did not answer the terminal in time. */
    HOST_TIMEOUT,
    /** There is not so much money on the account. */
    INSUFFICIENT_FUNDS,
    /** More than may be taken from the account in some time. */
    WITHDRAWAL_LIMIT_EXCEEDED,
    /** More often than money may be taken from the account in some time. */
    WITHDRAWAL_FREQUENCY_EXCEEDED,
    /** The terminal could not reach the place where it stores transactions. */
    TRANSACTION_DATABASE_UNREACHABLE
}

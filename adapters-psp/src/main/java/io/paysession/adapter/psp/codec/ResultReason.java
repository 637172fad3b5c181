package io.paysession.adapter.psp.codec;

import io.vavr.control.Option;

/** Why a request was refused, told with Protocol option 0x08; the ordinal is the code (source: psp-protocol 5.1). */
public enum ResultReason {
    OK,
    NOT_OK,
    UNKNOWN_COMMAND,
    MALFORMED_MESSAGE,
    BAD_CHECKSUM,
    WRONG_STATE,
    UNKNOWN_CARD,
    TRANSACTION_CANCELLED,
    WRONG_UI_SCREEN,
    INTERNAL_ERROR,
    NO_TRANSACTION_RUNNING,
    DUPLICATE_SESSION_ID,
    SESSION_NOT_FOUND,
    NOT_SUPPORTED_BY_CONFIGURATION,
    PAYMENT_APPLICATION_IN_INVALID_STATE,
    OVERFLOW,
    ACCESS_DENIED,
    NOT_READY;

    private static final ResultReason[] BY_CODE = values();

    /** The code on the wire. */
    public int code() {
        return ordinal();
    }

    /** None for an unknown code. */
    public static Option<ResultReason> of(int code) {
        return Option.when(code >= 0 && code < BY_CODE.length, () -> BY_CODE[code]);
    }
}

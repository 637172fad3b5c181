package io.paysession.domain.terminal.request;

/** What a merchant may ask of a session, in the words of the API. */
public enum SessionOperation {
    AUTHORIZE,
    CANCEL,
    RESTART,
    DELIVER,
    METER,
    COMMIT,
    VOID,
    UPDATE,
    CLOSE
}

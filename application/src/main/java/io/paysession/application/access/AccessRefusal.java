package io.paysession.application.access;

/** Why a request was not admitted. Nothing has happened. */
public enum AccessRefusal {
    /** It came without credentials. */
    NO_CREDENTIALS,
    /** Unknown merchant, wrong password, unknown or expired session: the four cannot be told apart. */
    INVALID_CREDENTIALS,
    /** The credentials are right, but not for this merchant, this session or this operation. */
    NOT_AUTHORISED,
    /** Too many wrong credentials came from the same source or for the same merchant; these were not looked at. */
    THROTTLED
}

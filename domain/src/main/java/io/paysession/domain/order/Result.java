package io.paysession.domain.order;

/** How a request ended, in a word (source: gateway-api 3.6). {@code ERROR} belongs to error answers only. */
public enum Result {
    /** It was done. */
    SUCCESS,
    /** Whether it is done will be known later. */
    PENDING,
    /** It was not done. */
    FAILURE,
    /** Nobody knows whether it was done. */
    UNKNOWN
}

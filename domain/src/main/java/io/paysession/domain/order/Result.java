package io.paysession.domain.order;

/** How a request ended, in a word (source: gateway-api 3.6). {@code ERROR} belongs to error answers only. */
public enum Result {
    SUCCESS,
    PENDING,
    FAILURE,
    UNKNOWN
}

package io.paysession.domain.order;

/** Where an order stands (source: gateway-api 3.5). The gateway knows more; those belong to flows that are not served. */
public enum OrderStatus {
    /** It exists, and nothing has come of it yet. */
    INITIATED,
    AUTHENTICATION_INITIATED,
    AUTHENTICATED,
    AUTHENTICATION_NOT_NEEDED,
    AUTHENTICATION_UNSUCCESSFUL,
    AUTHORIZED,
    PARTIALLY_CAPTURED,
    CAPTURED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    EXCESSIVELY_REFUNDED,
    VERIFIED,
    CANCELLED,
    FAILED
}

package io.paysession.domain.order;

/** Where an order stands (source: gateway-api 3.5). The gateway knows more; those belong to flows that are not served. */
public enum OrderStatus {
    /** It exists, and nothing has come of it yet. */
    INITIATED,
    /** It was asked whether and how the payer can be authenticated. */
    AUTHENTICATION_INITIATED,
    /** The payer was authenticated; nothing has been paid. */
    AUTHENTICATED,
    /** The payer need not be authenticated; nothing has been paid. */
    AUTHENTICATION_NOT_NEEDED,
    /** The payer could not be authenticated; nothing has been paid. */
    AUTHENTICATION_UNSUCCESSFUL,
    /** Money is reserved, and none of it was taken yet. */
    AUTHORIZED,
    /** Less was taken than is reserved. */
    PARTIALLY_CAPTURED,
    /** All that was reserved was taken, or more. */
    CAPTURED,
    /** Less was given back than was taken. */
    PARTIALLY_REFUNDED,
    /** All that was taken was given back. */
    REFUNDED,
    /** More was given back than was taken; also after a refund without an earlier payment. */
    EXCESSIVELY_REFUNDED,
    /** A card was verified, and no money moved. */
    VERIFIED,
    /** What was reserved or taken was voided, and nothing of it is left. */
    CANCELLED,
    /** Every payment failed. */
    FAILED
}

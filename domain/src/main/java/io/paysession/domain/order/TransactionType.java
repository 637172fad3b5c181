package io.paysession.domain.order;

/** What a transaction is, in answers (source: gateway-api 3.5). */
public enum TransactionType {
    /** A payer is authenticated; no money moves. */
    AUTHENTICATION,
    /** Money is reserved. */
    AUTHORIZATION,
    /** What is reserved becomes another amount. */
    AUTHORIZATION_UPDATE,
    /** Money that was reserved is taken. */
    CAPTURE,
    /** Money is reserved and taken at once. */
    PAYMENT,
    /** Money that was taken is given back. */
    REFUND,
    /** A card is asked about; no money moves. */
    VERIFICATION,
    /** What was reserved is released. */
    VOID_AUTHORIZATION,
    /** A capture is undone. */
    VOID_CAPTURE,
    /** A payment is undone. */
    VOID_PAYMENT,
    /** A refund is undone. */
    VOID_REFUND
}

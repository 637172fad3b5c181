package io.paysession.domain.order;

/** What a transaction is, in answers (source: gateway-api 3.5). */
public enum TransactionType {
    AUTHENTICATION,
    AUTHORIZATION,
    AUTHORIZATION_UPDATE,
    CAPTURE,
    PAYMENT,
    REFUND,
    VERIFICATION,
    VOID_AUTHORIZATION,
    VOID_CAPTURE,
    VOID_PAYMENT,
    VOID_REFUND
}

package io.paysession.domain.token;

import io.paysession.domain.order.GatewayCode;

/** How the verification of a token's card went (source: gateway-api 3.6, "token response.gatewayCode"). */
public enum TokenCode {
    /** The card was not looked at, as the merchant wants it. */
    NO_VERIFICATION_PERFORMED(true),
    /** The card's number and date are well-formed; nobody was asked. */
    BASIC_VERIFICATION_SUCCESSFUL(true),
    /** The acquirer said that the card is good. */
    EXTERNAL_VERIFICATION_SUCCESSFUL(true),
    /** The gateway's own rules against fraud have said no. */
    EXTERNAL_VERIFICATION_BLOCKED(false),
    /** The card's issuer has said no. */
    EXTERNAL_VERIFICATION_DECLINED(false),
    /** The card's issuer has said no as long as the payer is not authenticated. */
    EXTERNAL_VERIFICATION_DECLINED_AUTHENTICATION_REQUIRED(false),
    /** The card is not valid any more. */
    EXTERNAL_VERIFICATION_DECLINED_EXPIRED_CARD(false),
    /** The security code is not the card's. */
    EXTERNAL_VERIFICATION_DECLINED_INVALID_CSC(false),
    /** The acquirer did not say whether the card is good. */
    EXTERNAL_VERIFICATION_PROCESSING_ERROR(false);

    private final boolean success;

    TokenCode(boolean success) {
        this.success = success;
    }

    /** {@return whether the card may have a token} */
    public boolean isSuccess() {
        return success;
    }

    /**
     * {@return what an acquirer's answer to a verification means for a token}
     *
     * @param code what the acquirer answered
     */
    public static TokenCode of(GatewayCode code) {
        return switch (code) {
            case APPROVED, APPROVED_AUTO, APPROVED_PENDING_SETTLEMENT, PARTIALLY_APPROVED, BALANCE_AVAILABLE ->
                EXTERNAL_VERIFICATION_SUCCESSFUL;
            case BLOCKED -> EXTERNAL_VERIFICATION_BLOCKED;
            case AUTHENTICATION_FAILED, AUTHENTICATION_IN_PROGRESS, NOT_ENROLLED_3D_SECURE ->
                EXTERNAL_VERIFICATION_DECLINED_AUTHENTICATION_REQUIRED;
            case EXPIRED_CARD -> EXTERNAL_VERIFICATION_DECLINED_EXPIRED_CARD;
            case DECLINED_CSC, DECLINED_AVS_CSC, INVALID_CSC -> EXTERNAL_VERIFICATION_DECLINED_INVALID_CSC;
            case DECLINED,
                    DECLINED_AVS,
                    DECLINED_DO_NOT_CONTACT,
                    DECLINED_INVALID_PIN,
                    DECLINED_PAYMENT_PLAN,
                    DECLINED_PIN_REQUIRED,
                    BALANCE_UNKNOWN,
                    CANCELLED,
                    EXCEEDED_RETRY_LIMIT,
                    INSUFFICIENT_FUNDS,
                    NO_BALANCE,
                    REFERRED -> EXTERNAL_VERIFICATION_DECLINED;
            case ABORTED,
                    ACQUIRER_SYSTEM_ERROR,
                    DEFERRED_TRANSACTION_RECEIVED,
                    DUPLICATE_BATCH,
                    LOCK_FAILURE,
                    NOT_SUPPORTED,
                    PENDING,
                    SUBMITTED,
                    SYSTEM_ERROR,
                    TIMED_OUT,
                    UNKNOWN,
                    UNSPECIFIED_FAILURE -> EXTERNAL_VERIFICATION_PROCESSING_ERROR;
        };
    }
}

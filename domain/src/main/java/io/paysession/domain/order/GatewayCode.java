package io.paysession.domain.order;

import io.vavr.collection.List;
import io.vavr.control.Option;

/** The outcome of a transaction (source: gateway-api 3.6, {@code response.gatewayCode}). */
public enum GatewayCode {
    /** It was broken off before it was done. */
    ABORTED(Result.FAILURE),
    /** The acquirer, or the way to it, has failed, and nothing was done. */
    ACQUIRER_SYSTEM_ERROR(Result.FAILURE),
    /** It was done. */
    APPROVED(Result.SUCCESS),
    /** It was approved in the acquirer's place, without asking it. */
    APPROVED_AUTO(Result.SUCCESS),
    /** It was approved, and is settled in a batch later. */
    APPROVED_PENDING_SETTLEMENT(Result.SUCCESS),
    /** The payer could not be authenticated. */
    AUTHENTICATION_FAILED(Result.FAILURE),
    /** The payer can be authenticated: the next step is to do so. */
    AUTHENTICATION_IN_PROGRESS(Result.SUCCESS),
    /** The balance of the card was told. */
    BALANCE_AVAILABLE(Result.SUCCESS),
    /** The balance of the card could not be told. */
    BALANCE_UNKNOWN(Result.FAILURE),
    /** The gateway's own rules against fraud have said no. */
    BLOCKED(Result.FAILURE),
    /** The payer has ended it. */
    CANCELLED(Result.FAILURE),
    /** The card's issuer has said no. */
    DECLINED(Result.FAILURE),
    /** The card's issuer has said no: the address is another one. */
    DECLINED_AVS(Result.FAILURE),
    /** The card's issuer has said no: neither address nor security code is the card's. */
    DECLINED_AVS_CSC(Result.FAILURE),
    /** The card's issuer has said no: the security code is another one. */
    DECLINED_CSC(Result.FAILURE),
    /** The card's issuer has said no, and does not want to be asked again. */
    DECLINED_DO_NOT_CONTACT(Result.FAILURE),
    /** The card's issuer has said no: the PIN is another one. */
    DECLINED_INVALID_PIN(Result.FAILURE),
    /** The card's issuer has said no to payment in instalments. */
    DECLINED_PAYMENT_PLAN(Result.FAILURE),
    /** The card's issuer has said no as long as there is no PIN. */
    DECLINED_PIN_REQUIRED(Result.FAILURE),
    /** It was received and is to be done later. */
    DEFERRED_TRANSACTION_RECEIVED(Result.FAILURE),
    /** The batch that it belongs to was there already. */
    DUPLICATE_BATCH(Result.FAILURE),
    /** It was tried as often as may be. */
    EXCEEDED_RETRY_LIMIT(Result.FAILURE),
    /** The card is not valid any more. */
    EXPIRED_CARD(Result.FAILURE),
    /** There is not so much money for the card. */
    INSUFFICIENT_FUNDS(Result.FAILURE),
    /** The security code is not one of this card. */
    INVALID_CSC(Result.FAILURE),
    /** Another transaction of the order is open: nothing was done, and the same request may be sent again. */
    LOCK_FAILURE(Result.FAILURE),
    /** The card's owner takes no part in payer authentication. */
    NOT_ENROLLED_3D_SECURE(Result.FAILURE),
    /** The acquirer cannot do that. */
    NOT_SUPPORTED(Result.FAILURE),
    /** There is no money left for the card. */
    NO_BALANCE(Result.FAILURE),
    /** It was done for less than was asked for: the answer's amount counts. */
    PARTIALLY_APPROVED(Result.SUCCESS),
    /** The acquirer will say later what has become of it. */
    PENDING(Result.PENDING),
    /** The card's issuer wants to be called. */
    REFERRED(Result.FAILURE),
    /** It was handed on, and the acquirer will say later what has become of it. */
    SUBMITTED(Result.PENDING),
    /** The gateway itself has failed. */
    SYSTEM_ERROR(Result.FAILURE),
    /** It was given up without an answer, and nothing was done. */
    TIMED_OUT(Result.FAILURE),
    /** Nobody knows whether it was done; it is asked about until that is known. */
    UNKNOWN(Result.UNKNOWN),
    /** It failed, and why is not said in any of these words. */
    UNSPECIFIED_FAILURE(Result.FAILURE);

    private final Result result;

    GatewayCode(Result result) {
        this.result = result;
    }

    /**
     * {@return the code of that name; none if there is none}
     *
     * @param name the word of the API, such as {@code APPROVED}
     */
    public static Option<GatewayCode> parse(String name) {
        return List.of(values()).find(code -> code.name().equals(name));
    }

    /** {@return what the code amounts to} */
    public Result result() {
        return result;
    }

    /** {@return whether what was asked for has been done} */
    public boolean isSuccess() {
        return result == Result.SUCCESS;
    }

    /** {@return whether the last word is not spoken: money may have moved, or may still move} */
    public boolean isOpen() {
        return result == Result.PENDING || result == Result.UNKNOWN;
    }
}

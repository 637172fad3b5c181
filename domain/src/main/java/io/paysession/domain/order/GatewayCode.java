package io.paysession.domain.order;

import io.vavr.collection.List;
import io.vavr.control.Option;

/** The outcome of a transaction (source: gateway-api 3.6, {@code response.gatewayCode}). */
public enum GatewayCode {
    ABORTED(Result.FAILURE),
    /** The acquirer, or the way to it, has failed, and nothing was done. */
    ACQUIRER_SYSTEM_ERROR(Result.FAILURE),
    /** It was done. */
    APPROVED(Result.SUCCESS),
    APPROVED_AUTO(Result.SUCCESS),
    APPROVED_PENDING_SETTLEMENT(Result.SUCCESS),
    AUTHENTICATION_FAILED(Result.FAILURE),
    /** The payer can be authenticated: the next step is to do so. */
    AUTHENTICATION_IN_PROGRESS(Result.SUCCESS),
    BALANCE_AVAILABLE(Result.SUCCESS),
    BALANCE_UNKNOWN(Result.FAILURE),
    /** The gateway's own rules against fraud have said no. */
    BLOCKED(Result.FAILURE),
    CANCELLED(Result.FAILURE),
    /** The card's issuer has said no. */
    DECLINED(Result.FAILURE),
    DECLINED_AVS(Result.FAILURE),
    DECLINED_AVS_CSC(Result.FAILURE),
    DECLINED_CSC(Result.FAILURE),
    DECLINED_DO_NOT_CONTACT(Result.FAILURE),
    DECLINED_INVALID_PIN(Result.FAILURE),
    DECLINED_PAYMENT_PLAN(Result.FAILURE),
    DECLINED_PIN_REQUIRED(Result.FAILURE),
    DEFERRED_TRANSACTION_RECEIVED(Result.FAILURE),
    DUPLICATE_BATCH(Result.FAILURE),
    EXCEEDED_RETRY_LIMIT(Result.FAILURE),
    EXPIRED_CARD(Result.FAILURE),
    INSUFFICIENT_FUNDS(Result.FAILURE),
    INVALID_CSC(Result.FAILURE),
    /** Another transaction of the order is open: nothing was done, and the same request may be sent again. */
    LOCK_FAILURE(Result.FAILURE),
    NOT_ENROLLED_3D_SECURE(Result.FAILURE),
    NOT_SUPPORTED(Result.FAILURE),
    NO_BALANCE(Result.FAILURE),
    /** It was done for less than was asked for: the answer's amount counts. */
    PARTIALLY_APPROVED(Result.SUCCESS),
    /** The acquirer will say later what has become of it. */
    PENDING(Result.PENDING),
    REFERRED(Result.FAILURE),
    /** It was handed on, and the acquirer will say later what has become of it. */
    SUBMITTED(Result.PENDING),
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

    /** {@return the code of that name; none if there is none} */
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

package io.paysession.domain.order;

import io.vavr.collection.List;
import io.vavr.control.Option;

/** The outcome of a transaction (source: gateway-api 3.6, {@code response.gatewayCode}). */
public enum GatewayCode {
    ABORTED(Result.FAILURE),
    ACQUIRER_SYSTEM_ERROR(Result.FAILURE),
    APPROVED(Result.SUCCESS),
    APPROVED_AUTO(Result.SUCCESS),
    APPROVED_PENDING_SETTLEMENT(Result.SUCCESS),
    AUTHENTICATION_FAILED(Result.FAILURE),
    AUTHENTICATION_IN_PROGRESS(Result.SUCCESS),
    BALANCE_AVAILABLE(Result.SUCCESS),
    BALANCE_UNKNOWN(Result.FAILURE),
    BLOCKED(Result.FAILURE),
    CANCELLED(Result.FAILURE),
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
    LOCK_FAILURE(Result.FAILURE),
    NOT_ENROLLED_3D_SECURE(Result.FAILURE),
    NOT_SUPPORTED(Result.FAILURE),
    NO_BALANCE(Result.FAILURE),
    PARTIALLY_APPROVED(Result.SUCCESS),
    PENDING(Result.PENDING),
    REFERRED(Result.FAILURE),
    SUBMITTED(Result.PENDING),
    SYSTEM_ERROR(Result.FAILURE),
    TIMED_OUT(Result.FAILURE),
    UNKNOWN(Result.UNKNOWN),
    UNSPECIFIED_FAILURE(Result.FAILURE);

    private final Result result;

    GatewayCode(Result result) {
        this.result = result;
    }

    /** The code of that name; none if there is none. */
    public static Option<GatewayCode> parse(String name) {
        return List.of(values()).find(code -> code.name().equals(name));
    }

    /** What the code amounts to. */
    public Result result() {
        return result;
    }

    /** Whether what was asked for has been done. */
    public boolean isSuccess() {
        return result == Result.SUCCESS;
    }

    /** Whether the last word is not spoken: money may have moved, or may still move. */
    public boolean isOpen() {
        return result == Result.PENDING || result == Result.UNKNOWN;
    }
}

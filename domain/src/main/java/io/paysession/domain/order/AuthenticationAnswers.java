package io.paysession.domain.order;

import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;

/** What the state of a payer's authentication means in the words of answers (source: recorded-responses 3). */
public final class AuthenticationAnswers {
    private AuthenticationAnswers() {}

    /**
     * {@return the answer of an authentication that is so far}
     *
     * @param status how far the payer is authenticated
     * @param amount what the payer was shown
     */
    public static AcquirerAnswer of(AuthenticationStatus status, Money amount) {
        return new AcquirerAnswer(code(status), amount, recommending(status));
    }

    /**
     * {@return the answer when whoever authenticates payers has failed: nobody knows the payer, and the order may go
     * on}
     *
     * @param amount what the payer was shown
     */
    public static AcquirerAnswer failed(Money amount) {
        return new AcquirerAnswer(GatewayCode.SYSTEM_ERROR, amount, recommending(AuthenticationStatus.UNAVAILABLE));
    }

    private static RequestFields recommending(AuthenticationStatus status) {
        Group response = Group.EMPTY.with("gatewayRecommendation", new Text(recommendation(status)));
        return new RequestFields(Group.EMPTY.with("response", response));
    }

    private static GatewayCode code(AuthenticationStatus status) {
        return switch (status) {
            case AVAILABLE -> GatewayCode.AUTHENTICATION_IN_PROGRESS;
            case PENDING -> GatewayCode.PENDING;
            case ATTEMPTED, EXEMPT, SUCCESSFUL -> GatewayCode.APPROVED;
            case NOT_SUPPORTED, NOT_IN_EFFECT -> GatewayCode.NOT_ENROLLED_3D_SECURE;
            case FAILED, REJECTED, REQUIRED, UNAVAILABLE -> GatewayCode.DECLINED;
        };
    }

    private static String recommendation(AuthenticationStatus status) {
        return switch (status) {
            case AVAILABLE, PENDING, ATTEMPTED, EXEMPT, SUCCESSFUL, NOT_SUPPORTED, NOT_IN_EFFECT, UNAVAILABLE ->
                "PROCEED";
            case FAILED, REJECTED, REQUIRED -> "DO_NOT_PROCEED";
        };
    }

    /** Where an order stands on which nothing else has been done. */
    static OrderStatus orderStatus(AuthenticationStatus status) {
        return switch (status) {
            case AVAILABLE, PENDING -> OrderStatus.AUTHENTICATION_INITIATED;
            case ATTEMPTED, SUCCESSFUL -> OrderStatus.AUTHENTICATED;
            case EXEMPT, NOT_SUPPORTED, NOT_IN_EFFECT -> OrderStatus.AUTHENTICATION_NOT_NEEDED;
            case FAILED, REJECTED, REQUIRED, UNAVAILABLE -> OrderStatus.AUTHENTICATION_UNSUCCESSFUL;
        };
    }
}

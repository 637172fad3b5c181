package io.paysession.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.money.Money;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticationAnswersTest {
    private static final Money AMOUNT = new Money(1000, Currency.getInstance("EUR"));
    private static final Set<AuthenticationStatus> SEEN = new HashSet<>();

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE,     AUTHENTICATION_IN_PROGRESS, SUCCESS, PROCEED,        AUTHENTICATION_INITIATED,    false",
        "PENDING,       PENDING,                    PENDING, PROCEED,        AUTHENTICATION_INITIATED,    false",
        "SUCCESSFUL,    APPROVED,                   SUCCESS, PROCEED,        AUTHENTICATED,               true",
        "ATTEMPTED,     APPROVED,                   SUCCESS, PROCEED,        AUTHENTICATED,               true",
        "EXEMPT,        APPROVED,                   SUCCESS, PROCEED,        AUTHENTICATION_NOT_NEEDED,   true",
        "NOT_SUPPORTED, NOT_ENROLLED_3D_SECURE,     FAILURE, PROCEED,        AUTHENTICATION_NOT_NEEDED,   false",
        "NOT_IN_EFFECT, NOT_ENROLLED_3D_SECURE,     FAILURE, PROCEED,        AUTHENTICATION_NOT_NEEDED,   false",
        "FAILED,        DECLINED,                   FAILURE, DO_NOT_PROCEED, AUTHENTICATION_UNSUCCESSFUL, false",
        "REJECTED,      DECLINED,                   FAILURE, DO_NOT_PROCEED, AUTHENTICATION_UNSUCCESSFUL, false",
        "REQUIRED,      DECLINED,                   FAILURE, DO_NOT_PROCEED, AUTHENTICATION_UNSUCCESSFUL, false",
        "UNAVAILABLE,   DECLINED,                   FAILURE, PROCEED,        AUTHENTICATION_UNSUCCESSFUL, false"
    })
    void says_what_a_status_amounts_to(
            AuthenticationStatus status,
            GatewayCode code,
            Result result,
            String recommendation,
            OrderStatus order,
            boolean usable) {
        AcquirerAnswer answer = AuthenticationAnswers.of(status, AMOUNT);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.code().result()).isEqualTo(result);
        assertThat(answer.details().text("response.gatewayRecommendation")).contains(recommendation);
        assertThat(AuthenticationAnswers.orderStatus(status)).isEqualTo(order);
        assertThat(status.isUsable()).isEqualTo(usable);
        SEEN.add(status);
    }

    @AfterAll
    static void forgets_no_status() {
        assertThat(SEEN).containsExactlyInAnyOrder(AuthenticationStatus.values());
    }

    @Test
    void calls_a_failure_by_its_name() {
        AcquirerAnswer answer = AuthenticationAnswers.failed(AMOUNT);

        assertThat(answer.code()).isEqualTo(GatewayCode.SYSTEM_ERROR);
        assertThat(answer.details().text("response.gatewayRecommendation")).contains("PROCEED");
    }
}

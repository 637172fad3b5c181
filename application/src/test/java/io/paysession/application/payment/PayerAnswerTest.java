package io.paysession.application.payment;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Refusal;
import io.paysession.application.challenge.AnsweredChallenge;
import io.paysession.application.challenge.ChallengePage;
import io.paysession.application.challenge.EndChallengeCommand;
import io.paysession.application.challenge.EndChallengeUseCase.Unended;
import io.paysession.application.challenge.ShowChallengeCommand;
import io.paysession.application.port.PayerAuthenticator.Challenge;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.authentication.PayerStep;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.Aes256Key;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer of a payer who was asked, here or elsewhere. */
class PayerAnswerTest extends PayerAuthenticationStory {
    @Test
    void takes_a_payers_answer_once_and_only_from_the_last_page() {
        initiated("1");
        authenticated("1");
        ChallengePage old = show("1");
        ChallengePage last = show("1");

        assertThat(answer(old, PayerAnswer.FAILED)).isEmpty();
        assertThat(answer(new ChallengePage(last.reference(), last.amount(), "0".repeat(64)), PayerAnswer.FAILED))
                .isEmpty();
        assertThat(answer(last, PayerAnswer.SUCCESSFUL)).isNotEmpty();
        assertThat(answer(last, PayerAnswer.FAILED)).isEmpty();
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);
    }

    @Test
    void waits_fifteen_minutes_for_a_payer() {
        initiated("1");
        authenticated("1");
        ChallengePage page = show("1");
        payments.world.time.pass(Duration.ofMinutes(15));

        assertThat(answer(page, PayerAnswer.SUCCESSFUL)).isEmpty();
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);
    }

    @Test
    void keeps_the_key_until_the_payer_has_answered() {
        initiated("1");
        authenticated("1");
        assertThat(keptKey()).contains(session.key());
        payments.world.time.pass(Duration.ofMinutes(14));
        answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        assertThat(keptKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INITIATE_AUTHENTICATION", "AUTHENTICATE_PAYER"})
    void refuses_where_nobody_authenticates_the_payers_of_the_acquirer(String operation) {
        if (operation.equals("AUTHENTICATE_PAYER")) {
            initiated("1");
        }
        int before = authenticator.asked();
        authenticator.knowsNobody();

        assertThat(perform(payer, "1", group("apiOperation", new Text(operation))))
                .isEqualTo(Either.left(Refusal.malformed(Violation.unsupported("apiOperation", operation))));
        assertThat(authenticator.asked()).isEqualTo(before);
    }

    @Test
    void lets_nobody_answer_here_for_a_payer_who_is_asked_elsewhere() {
        initiated("1");
        authenticated("1");
        ChallengePage page = show("1");
        authenticator.asksElsewhere();

        assertThat(answer(page, PayerAnswer.SUCCESSFUL)).isEmpty();
        String challenge = ScriptedAuthenticator.challenge(new Reference(payments.key("1"), new TransactionId("a")));
        assertThat(challenges.show().showChallenge(new ShowChallengeCommand(challenge)))
                .isEmpty();
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);
    }

    @Test
    void ends_with_what_is_heard_from_elsewhere_once() {
        authenticator.asksElsewhere();
        initiated("1");
        authenticated("1");
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.NOT_YET));
        authenticator.hasHeard(Option.some(AuthenticationStatus.PENDING));
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.NOT_YET));
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);

        authenticator.hasHeard(Option.some(AuthenticationStatus.SUCCESSFUL));
        assertThat(end(new AcquirerName("other"), "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        AnsweredChallenge answered = end(AcquirerName.SANDBOX, "1").get();
        assertThat(answered.back().get().key()).contains(session.key());
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.UNKNOWN));

        pay("1", "10.00", "a").get();
        assertThat(payments.acquirer.asked().get(0).authentication()).contains(new TransactionId("a"));
    }

    @Test
    void hears_nothing_from_elsewhere_that_is_too_late_or_of_a_payer_who_is_asked_here() {
        authenticator.hasHeard(Option.some(AuthenticationStatus.SUCCESSFUL));
        initiated("1");
        authenticated("1");
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        authenticator.asksElsewhere();
        payments.world.time.pass(Duration.ofMinutes(15));
        assertThat(end(AcquirerName.SANDBOX, "1")).isEqualTo(Either.left(Unended.UNKNOWN));
        assertThat(challenges.end().endChallenge(new EndChallengeCommand("made up")))
                .isEqualTo(Either.left(Unended.UNKNOWN));
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.PENDING);
    }

    private Either<Unended, AnsweredChallenge> end(AcquirerName acquirer, String order) {
        return challenges
                .end()
                .endChallenge(new EndChallengeCommand(ScriptedAuthenticator.returning(
                        acquirer, new Reference(payments.key(order), new TransactionId("a")))));
    }

    private Option<Aes256Key> keptKey() {
        return payments.transaction("1", "a")
                .authentication()
                .flatMap(authentication -> authentication.payer())
                .flatMap(PayerStep::back)
                .flatMap(back -> back.key());
    }

    @Test
    void never_prints_what_admits_a_browser() {
        assertThat(new ShowChallengeCommand("canary").toString()).doesNotContain("canary");
        assertThat(new EndChallengeCommand("canary").toString()).doesNotContain("canary");
        assertThat(new Challenge(new Reference(payments.key("o"), new TransactionId("a")), "canary").toString())
                .doesNotContain("canary");
    }
}

package io.paysession.application.payment;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.Refusal;
import io.paysession.application.challenge.AnsweredChallenge;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.Result;
import io.paysession.domain.order.Transaction;
import io.paysession.domain.session.PaymentSession;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

/** From the question who the payer is to the payment. */
class PayerAuthenticationTest extends PayerAuthenticationStory {
    private static final String CODE = "sourceOfFunds.provided.card.securityCode";

    @Test
    void goes_from_a_challenge_to_a_payment() {
        assertThat(initiate(payer, "1").get().transaction().code()).contains(GatewayCode.AUTHENTICATION_IN_PROGRESS);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_INITIATED);

        Transaction asked = authenticate(payer, "1").get().transaction();
        assertThat(asked.code().map(GatewayCode::result)).contains(Result.PENDING);

        AnsweredChallenge answered = answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        assertThat(answered.back().get().url()).isEqualTo("https://shop.example/back");
        assertThat(answered.back().get().key()).contains(session.key());
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATED);

        Transaction paid = pay("1", "10.00", "a").get().transaction();
        assertThat(paid.code()).contains(GatewayCode.APPROVED);
        assertThat(paid.authentication().get().status()).isEqualTo(AuthenticationStatus.SUCCESSFUL);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.CAPTURED);
        RequestFields told = payments.acquirer.asked().get(0).fields();
        assertThat(told.text("authentication.3ds2.transactionStatus"))
                .as("the acquirer is told")
                .contains("Y");
    }

    @Test
    void keeps_the_security_code_for_the_payment() {
        initiated("1");
        authenticated("1");
        assertThat(payments.world.stored(session.id()).fields().text(CODE)).contains("100");
    }

    @Test
    void pays_without_an_authentication_while_the_payer_thinks() {
        initiated("1");
        authenticated("1");

        Transaction paid = pay("1", "10.00", "").get().transaction();
        assertThat(paid.authentication()).isEmpty();
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.CAPTURED);

        // The payer's late answer is taken, and does not touch where the order stands.
        assertThat(answer(show("1"), PayerAnswer.FAILED)).isNotEmpty();
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.CAPTURED);
    }

    @Test
    void answers_each_of_the_two_requests_again_as_before() {
        TransactionView first = initiate(merchant, "1").get();
        TransactionView second = authenticate(merchant, "1").get();
        int asked = authenticator.asked();

        TransactionView firstAgain = initiate(merchant, "1").get();
        TransactionView secondAgain = authenticate(merchant, "1").get();

        assertThat(firstAgain.transaction()).isEqualTo(first.transaction());
        assertThat(secondAgain.transaction()).isEqualTo(second.transaction());
        assertThat(firstAgain.created() || secondAgain.created()).isFalse();
        assertThat(authenticator.asked()).isEqualTo(asked);
    }

    @Test
    void goes_on_without_when_the_card_or_the_merchant_does_not_take_part() {
        PaymentSession plain = payments.session(content("4508750015741019"));
        Group request =
                initiating().with("session", group("id", new Text(plain.id().value())));

        Transaction transaction = perform(merchant, "1", request).get().transaction();
        assertThat(transaction.authentication().get().status()).isEqualTo(AuthenticationStatus.NOT_SUPPORTED);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_NOT_NEEDED);
    }

    @Test
    void knows_nothing_of_the_payer_when_the_authenticator_fails() {
        PaymentSession failing = payments.session(content(ScriptedAuthenticator.FAILS));
        Group request =
                initiating().with("session", group("id", new Text(failing.id().value())));

        Transaction transaction = perform(merchant, "1", request).get().transaction();
        assertThat(transaction.code()).contains(GatewayCode.SYSTEM_ERROR);
        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
        assertThat(authenticate(merchant, "1").getLeft()).isInstanceOf(Refusal.ByOrder.class);
    }

    @Test
    void needs_to_know_nothing_of_the_browser() {
        PaymentSession blind =
                payments.session(Group.of(content("5123450000000008").members().remove("device")));
        Access blindPayer = payments.world.byPayer(blind.id());

        assertThat(initiate(blindPayer, "1").isRight()).isTrue();
        assertThat(authenticate(blindPayer, "1").isRight()).isTrue();
    }

    @Test
    void needs_neither_browser_nor_a_place_to_return_to_without_a_challenge_nor_with_one() {
        for (String card : List.of(ScriptedAuthenticator.KNOWS, ScriptedAuthenticator.ASKS)) {
            Group bare = Group.of(content(card).members().remove("device").remove("authentication"));
            Access blindPayer = payments.world.byPayer(payments.session(bare).id());
            assertThat(initiate(blindPayer, card).isRight()).isTrue();
            assertThat(authenticate(blindPayer, card).isRight()).isTrue();
        }
        assertThat(payments.order(ScriptedAuthenticator.KNOWS).status()).isEqualTo(OrderStatus.AUTHENTICATED);

        AnsweredChallenge answered =
                answer(show(ScriptedAuthenticator.ASKS), PayerAnswer.SUCCESSFUL).get();
        assertThat(answered.back()).isEmpty();
        assertThat(payments.transaction(ScriptedAuthenticator.ASKS, "a").code()).contains(GatewayCode.APPROVED);
    }
}

package io.paysession.application.payment;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.AccessRefusal;
import io.paysession.application.access.Refusal;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderRefusal;
import io.paysession.domain.order.OrderRefusal.Unusable;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionRefusal;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What payers may not, and what an authentication is not for. */
class PayerBoundsTest extends PayerAuthenticationStory {
    @Test
    void refuses_other_content_under_the_same_name() {
        initiated("1");
        authenticated("1");
        Group other = authenticating().with("order", group("amount", new Text("11.00")));

        assertThat(perform(merchant, "1", other)).isEqualTo(byOrder(new OrderRefusal.OtherContent()));
        assertThat(perform(merchant, "1", initiating().with("order", group("reference", new Text("x")))))
                .isEqualTo(byOrder(new OrderRefusal.OtherContent()));
    }

    @Test
    void counts_every_attempt_of_a_payer_and_refuses_when_all_are_used_up() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(initiate(payer, "1").isRight()).isTrue();
        }
        assertThat(initiate(payer, "1"))
                .isEqualTo(Either.left(new Refusal.BySession(new SessionRefusal.LimitUsedUp(5))));
        assertThat(initiate(merchant, "2").isRight()).isTrue();
    }

    @Test
    void admits_payers_to_nothing_else() {
        initiated("1");
        assertThat(useCases.perform()
                        .performTransaction(new PerformTransactionCommand(payer, "1", "p", paying("10.00", ""))))
                .isEqualTo(Either.left(new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED)));
    }

    @Test
    void keeps_payers_out_of_orders_that_another_session_has_begun() {
        initiated("1");
        assertThat(initiate(merchant, "2").isRight()).isTrue();
        PaymentSession other = payments.session(content("5123450000000008"));

        Refusal notYours = new Refusal.NotAdmitted(AccessRefusal.NOT_AUTHORISED);
        assertThat(initiate(payments.world.byPayer(other.id()), "1")).isEqualTo(Either.left(notYours));
        assertThat(authenticate(payer, "2")).isEqualTo(Either.left(notYours));
    }

    @Test
    void keeps_payers_to_the_names_that_their_session_holds() {
        PaymentSession named = payments.session(content("5123450000000008")
                .with("order", group("id", new Text("7"), "amount", new Text("10.00"), "currency", new Text("EUR")))
                .with("transaction", group("id", new Text("a"))));
        Access own = payments.world.byPayer(named.id());

        assertThat(initiate(own, "8").getLeft()).isInstanceOf(Refusal.Malformed.class);
        assertThat(initiate(own, "7").isRight()).isTrue();
    }

    @Test
    void takes_from_payers_their_own_session_and_no_merchants_field() {
        Group own =
                initiating().with("session", group("id", new Text(session.id().value())));
        PaymentSession other = payments.session(content("5123450000000008"));
        Group foreign =
                initiating().with("session", group("id", new Text(other.id().value())));
        Group amount = initiating().with("order", group("amount", new Text("1.00")));

        assertThat(perform(payer, "1", own).isRight()).isTrue();
        assertThat(perform(payer, "2", foreign).getLeft()).isInstanceOf(Refusal.Malformed.class);
        assertThat(perform(payer, "3", amount).getLeft()).isInstanceOf(Refusal.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({"10.01, a,       SMALLER_AMOUNT", "10.00, unknown, UNKNOWN", "10.00, pending, NOT_SUCCESSFUL"})
    void refuses_a_payment_that_the_authentication_is_not_for(String amount, String named, Unusable why) {
        initiated("1");
        authenticated("1");
        answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        perform(merchant, "1", "pending", initiating()).get();

        assertThat(pay("1", amount, named)).isEqualTo(byOrder(new OrderRefusal.UnusableAuthentication(named, why)));
    }

    @Test
    void refuses_a_payment_with_another_card() {
        initiated("1");
        authenticated("1");
        answer(show("1"), PayerAnswer.SUCCESSFUL).get();
        Group other = paying("10.00", "a")
                .with(
                        "sourceOfFunds",
                        group("provided", group("card", SampleSessions.card("5123456789012346", "100"))));

        assertThat(useCases.perform().performTransaction(new PerformTransactionCommand(merchant, "1", "p", other)))
                .isEqualTo(byOrder(new OrderRefusal.UnusableAuthentication("a", Unusable.OTHER_CARD)));
    }

    @Test
    void refuses_a_payment_after_a_failed_authentication() {
        initiated("1");
        authenticated("1");
        answer(show("1"), PayerAnswer.FAILED).get();

        assertThat(payments.order("1").status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
        assertThat(payments.transaction("1", "a").code()).contains(GatewayCode.DECLINED);
        assertThat(pay("1", "10.00", "a"))
                .isEqualTo(byOrder(new OrderRefusal.UnusableAuthentication("a", Unusable.NOT_SUCCESSFUL)));
    }

    private static Either<Refusal, TransactionView> byOrder(OrderRefusal reason) {
        return Either.left(new Refusal.ByOrder(reason));
    }
}

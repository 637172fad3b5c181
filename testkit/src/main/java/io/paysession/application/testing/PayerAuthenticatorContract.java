package io.paysession.application.testing;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import java.util.Currency;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What everybody who authenticates payers must keep: each test uses an order of its own, and the documented test cards. */
public abstract class PayerAuthenticatorContract {
    private static final String ASKS = ScriptedAuthenticator.ASKS;
    private static final String KNOWS = ScriptedAuthenticator.KNOWS;
    private static final String TAKES_NO_PART = "5111111111111118";
    private static final String FAILS_FIRST = ScriptedAuthenticator.FAILS;

    private final AtomicInteger orders = new AtomicInteger();

    /** {@return who authenticates} */
    protected abstract PayerAuthenticator authenticator();

    /** {@return whose merchants' payers} */
    protected abstract AcquirerName acquirer();

    /**
     * {@return what is known when the payer has answered who was to be asked}
     *
     * @param asked what was asked for
     * @param pending what the authenticator has said to that
     * @param answer what the payer has answered
     */
    protected abstract Verdict answered(Request asked, Verdict pending, PayerAnswer answer);

    @Test
    void knows_a_card_that_takes_no_part() {
        assertThat(authenticator().initiate(request(TAKES_NO_PART)).get().status())
                .isEqualTo(AuthenticationStatus.NOT_SUPPORTED);
    }

    @Test
    void authenticates_without_the_payer() {
        Request first = request(KNOWS);
        Verdict verdict = authenticator().authenticate(initiated(first)).get();

        assertThat(verdict.status()).isEqualTo(AuthenticationStatus.SUCCESSFUL);
        assertThat(verdict.details().text("3ds.authenticationToken")).isNotEmpty();
        assertThat(verdict.details().text("redirect.customizedHtml.3ds2.acsUrl"))
                .isEmpty();
    }

    @Test
    void sends_the_payer_to_be_asked_and_takes_the_answer() {
        Request asked = initiated(request(ASKS));
        Verdict pending = authenticator().authenticate(asked).get();
        assertThat(pending.status()).isEqualTo(AuthenticationStatus.PENDING);
        assertThat(pending.details().text("redirect.customizedHtml.3ds2.acsUrl"))
                .isNotEmpty();
        assertThat(pending.details().text("redirect.customizedHtml.3ds2.cReq")).isNotEmpty();

        Verdict answered = answered(asked, pending, PayerAnswer.SUCCESSFUL);
        assertThat(answered.status()).isEqualTo(AuthenticationStatus.SUCCESSFUL);
        assertThat(answered.details().text("3ds.authenticationToken")).isNotEmpty();
        assertThat(answered.details().text("redirect.customizedHtml.3ds2.cReq")).isEmpty();
    }

    @Test
    void does_not_authenticate_who_fails() {
        Request asked = initiated(request(ASKS));
        Verdict pending = authenticator().authenticate(asked).get();
        Verdict failed = answered(asked, pending, PayerAnswer.FAILED);

        assertThat(failed.status().isUsable()).isFalse();
        assertThat(failed.details().text("3ds.authenticationToken")).isEmpty();
    }

    @Test
    void says_the_same_when_it_is_asked_again() {
        Request first = request(KNOWS);
        assertThat(authenticator().initiate(first).get().status())
                .isEqualTo(authenticator().initiate(first).get().status());
        Request second = initiated(first);
        assertThat(authenticator().authenticate(second).get().status())
                .isEqualTo(authenticator().authenticate(second).get().status());
    }

    @Test
    void tells_of_a_failure_by_its_answer() {
        assertThat(authenticator().initiate(request(FAILS_FIRST)).isLeft()).isTrue();
    }

    @Test
    void reads_nothing_that_was_made_up() {
        assertThat(authenticator().read("made up")).isEmpty();
        assertThat(authenticator().readReturn("made.up.some.how")).isEmpty();
    }

    /** What AUTHENTICATE_PAYER asks after that INITIATE_AUTHENTICATION. */
    private Request initiated(Request first) {
        Verdict available = authenticator().initiate(first).get();
        assertThat(available.status()).isEqualTo(AuthenticationStatus.AVAILABLE);
        return new Request(first.acquirer(), first.reference(), first.amount(), first.fields(), available.details());
    }

    private Request request(String card) {
        OrderKey order = new OrderKey(SampleSessions.MERCHANT, new OrderId("order-" + orders.incrementAndGet()));
        return new Request(
                acquirer(),
                new Reference(order, new TransactionId("a")),
                new Money(1_000, Currency.getInstance("EUR")),
                SampleSessions.accepted(group(
                        "order",
                        group("amount", new Text("10.00"), "currency", new Text("EUR")),
                        "sourceOfFunds",
                        group("provided", group("card", SampleSessions.card(card, "100"))))),
                RequestFields.EMPTY);
    }
}

package io.paysession.adapter.acquirer.threeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.PayerAuthenticator.Challenge;
import io.paysession.application.port.PayerAuthenticator.Conclusion;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every documented test card (source: gateway-api 6, "3DS browser cards"), written down a second time. */
class SandboxAuthenticatorTest {
    private static final Reference REFERENCE = new Reference(
            new OrderKey(new MerchantId("TESTSHOP01"), new OrderId("Auftrag \u00fc/\" 1")),
            new TransactionId("t\u20ac-1"));

    private final SandboxAuthenticator sandbox = new SandboxAuthenticator(() -> URI.create("https://pay.example"));

    @ParameterizedTest
    @CsvSource({
        "5123450000000008, SUPPORTED",
        "2223000000000007, SUPPORTED",
        "4440000009900010, NOT_SUPPORTED",
        "371881733404002, NOT_SUPPORTED",
        "3528249999991755, SUPPORTED",
        "3528249999991748, NOT_SUPPORTED",
        "3600000000000115, SUPPORTED",
        "3600000000000123, NOT_SUPPORTED",
        "6445644564456445, SUPPORTED",
        "6445644564456460, NOT_SUPPORTED",
        "6201089999991455, NOT_SUPPORTED",
        "6213249999999991208, NOT_SUPPORTED"
    })
    void asks_the_payer(String card, String method) {
        RequestFields available = initiated(card);
        Verdict verdict = authenticated(card);

        assertThat(available.text("3ds2.methodSupported")).contains(method);
        assertThat(verdict.status()).isEqualTo(AuthenticationStatus.PENDING);
        assertThat(verdict.details().text("3ds2.transactionStatus")).contains("C");
        assertThat(verdict.details().text("payerInteraction")).contains("REQUIRED");
        assertThat(verdict.details().text("redirect.customizedHtml.3ds2.acsUrl").get())
                .matches("https://pay\\.example/acs/[a-z_]+/v2/prompt");
    }

    @ParameterizedTest
    @CsvSource({
        "5123456789012346,    SUCCESSFUL,  Y, 02, -,  SUPPORTED",
        "5555555555000018,    SUCCESSFUL,  Y, 02, -,  NOT_SUPPORTED",
        "5500005555555559,    ATTEMPTED,   A, 01, -,  NOT_SUPPORTED",
        "5506900140100503,    REJECTED,    R, -,  04, NOT_SUPPORTED",
        "5123459999998221,    UNAVAILABLE, U, -,  -,  NOT_SUPPORTED",
        "4440000042200014,    SUCCESSFUL,  Y, 05, -,  SUPPORTED",
        "4440000042200022,    ATTEMPTED,   A, 06, -,  NOT_SUPPORTED",
        "371881887105009,     SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "5000000000000000005, EXEMPT,      I, 06, 81, NOT_SUPPORTED",
        "3528249999991821,    SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "3528249999981236,    REJECTED,    R, -,  -,  NOT_SUPPORTED",
        "3600000000000131,    SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "36721601220030,      SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "3600000000000172,    REJECTED,    R, -,  -,  NOT_SUPPORTED",
        "6445644564456411,    SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "6587060001006370,    SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "6445644564456155,    REJECTED,    R, -,  -,  NOT_SUPPORTED",
        "6201089999995464,    SUCCESSFUL,  Y, 05, -,  NOT_SUPPORTED",
        "6201089999994020,    ATTEMPTED,   A, 06, -,  NOT_SUPPORTED",
        "6201080999990852,    UNAVAILABLE, U, 01, 07, NOT_SUPPORTED",
        "6201080999990423,    FAILED,      N, 07, 04, NOT_SUPPORTED"
    })
    void decides_without_the_payer(
            String card, AuthenticationStatus status, String letter, String eci, String reason, String method) {
        RequestFields available = initiated(card);
        Verdict verdict = authenticated(card);

        assertThat(available.text("3ds2.methodSupported")).contains(method);
        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.details().text("3ds2.transactionStatus")).contains(letter);
        assertThat(verdict.details().text("3ds.acsEci").getOrElse("-")).isEqualTo(eci);
        assertThat(verdict.details().text("3ds2.statusReasonCode").getOrElse("-"))
                .isEqualTo(reason);
        assertThat(verdict.details().text("3ds.authenticationToken").isDefined())
                .isEqualTo(letter.equals("Y") || letter.equals("A"));
        assertThat(verdict.details().text("redirect.customizedHtml.3ds2.cReq")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5111111111111118", "4012000033330026", "4508750015741019", "135492354874528"})
    void knows_cards_that_do_not_take_part(String card) {
        Verdict verdict = sandbox.initiate(request(card, RequestFields.EMPTY)).get();

        assertThat(verdict.status()).isEqualTo(AuthenticationStatus.NOT_SUPPORTED);
        assertThat(verdict.details().text("version")).contains("NONE");
    }

    @Test
    void fails_at_the_first_step() {
        assertThat(sandbox.initiate(request("5210760000000004", RequestFields.EMPTY))
                        .isLeft())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5455031257390496", "5455031252665454"})
    void fails_at_the_second_step(String card) {
        assertThat(sandbox.authenticate(request(card, initiated(card))).isLeft())
                .isTrue();
    }

    @Test
    void offers_nothing_to_who_takes_the_first_protocol_only() {
        RequestFields old = fields("5123450000000008")
                .merge(new Details(RequestFields.EMPTY)
                        .with("authentication.acceptVersions", "3DS1")
                        .fields());
        Verdict verdict = sandbox.initiate(
                        new Request(AcquirerName.SANDBOX, REFERENCE, money(), old, RequestFields.EMPTY))
                .get();

        assertThat(verdict.status()).isEqualTo(AuthenticationStatus.NOT_SUPPORTED);
    }

    @Test
    void cannot_ask_a_payer_who_has_no_browser() {
        RequestFields app = fields("5123450000000008")
                .merge(new Details(RequestFields.EMPTY)
                        .with("authentication.channel", "PAYER_APP")
                        .fields());
        RequestFields before = sandbox.initiate(
                        new Request(AcquirerName.SANDBOX, REFERENCE, money(), app, RequestFields.EMPTY))
                .get()
                .details();

        assertThat(before.text("redirect.customizedHtml.3ds2.methodUrl")).isEmpty();
        assertThat(sandbox.authenticate(new Request(AcquirerName.SANDBOX, REFERENCE, money(), app, before))
                        .get()
                        .status())
                .isEqualTo(AuthenticationStatus.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESSFUL, MASTERCARD, SUCCESSFUL,  Y, 02, -,  -",
        "SUCCESSFUL, VISA,       SUCCESSFUL,  Y, 05, -,  -",
        "FAILED,     MASTERCARD, FAILED,      N, 00, 01, -",
        "FAILED,     VISA,       FAILED,      N, 07, 01, -",
        "CANCELLED,  VISA,       FAILED,      N, 07, 01, 01",
        "UNABLE,     VISA,       UNAVAILABLE, U, -,  -,  -",
        "REJECTED,   MASTERCARD, REJECTED,    R, -,  -,  -"
    })
    void takes_the_payers_answer(
            PayerAnswer answer,
            CardBrand brand,
            AuthenticationStatus status,
            String letter,
            String eci,
            String reason,
            String cancel) {
        RequestFields before = authenticated("5123450000000008").details();
        Verdict verdict = sandbox.conclude(new Conclusion(brand, before, answer));

        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.details().text("3ds2.transactionStatus")).contains(letter);
        assertThat(verdict.details().text("3ds.acsEci").getOrElse("-")).isEqualTo(eci);
        assertThat(verdict.details().text("3ds2.statusReasonCode").getOrElse("-"))
                .isEqualTo(reason);
        assertThat(verdict.details().text("3ds2.challengeCancel").getOrElse("-"))
                .isEqualTo(cancel);
        assertThat(verdict.details().text("3ds.transactionId")).isEqualTo(before.text("3ds.transactionId"));
        assertThat(verdict.details().root().members().containsKey("redirect")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(PayerAnswer.class)
    void never_leaves_a_payer_pending(PayerAnswer answer) {
        assertThat(sandbox.conclude(new Conclusion(
                                CardBrand.VISA,
                                authenticated("4440000009900010").details(),
                                answer))
                        .status())
                .isNotEqualTo(AuthenticationStatus.PENDING);
    }

    @Test
    void reads_back_what_it_has_sent() {
        RequestFields details = authenticated("5123450000000008").details();

        assertThat(sandbox.read(
                        details.text("redirect.customizedHtml.3ds2.cReq").get()))
                .contains(new Challenge(
                        REFERENCE, details.text("3ds2.acsTransactionId").get()));
    }

    @Test
    void never_prints_what_admits_a_browser() {
        RequestFields details = authenticated("5123450000000008").details();
        String creq = details.text("redirect.customizedHtml.3ds2.cReq").get();
        String proof = details.text("3ds2.acsTransactionId").get();

        assertThat(sandbox.read(creq).toString()).doesNotContain(proof);
        assertThat(new ChallengeRequest(REFERENCE, "server", proof).toString()).doesNotContain(proof);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e30=", "!", "eyJhY3NUcmFuc0lEIjoiLi4uIn0", "%00"})
    void does_not_read_what_it_has_not_sent(String challenge) {
        assertThat(sandbox.read(challenge)).isEqualTo(Option.none());
    }

    private RequestFields initiated(String card) {
        Verdict verdict = sandbox.initiate(request(card, RequestFields.EMPTY)).get();
        assertThat(verdict.status()).isEqualTo(AuthenticationStatus.AVAILABLE);
        assertThat(verdict.details().text("version")).contains("3DS2");
        return verdict.details();
    }

    private Verdict authenticated(String card) {
        return sandbox.authenticate(request(card, initiated(card))).get();
    }

    private static Request request(String card, RequestFields before) {
        return new Request(AcquirerName.SANDBOX, REFERENCE, money(), fields(card), before);
    }

    private static RequestFields fields(String card) {
        Group number = Group.EMPTY.with("number", new Text(card));
        return new RequestFields(
                Group.EMPTY.with("sourceOfFunds", Group.EMPTY.with("provided", Group.EMPTY.with("card", number))));
    }

    private static Money money() {
        return new Money(1000, Currency.getInstance("EUR"));
    }
}

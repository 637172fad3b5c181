package io.paysession.adapter.acquirer.gateway;

import static io.paysession.adapter.acquirer.gateway.SampleRequests.card;
import static io.paysession.adapter.acquirer.gateway.SampleRequests.eur;
import static io.paysession.adapter.acquirer.gateway.SampleRequests.request;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Acquirer.Request;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.money.Money;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.TransactionId;
import io.paysession.json.JsonDocument;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written to a gateway, and what is read of its answers. */
class DocumentsTest {
    private static RequestFields sent(Request request) {
        return new RequestFields(JsonDocument.read(new String(RequestDocument.of(request), StandardCharsets.US_ASCII))
                .get());
    }

    private static RequestFields fields(Object... namesAndValues) {
        return new RequestFields(group(namesAndValues));
    }

    @Test
    void sends_a_payment_with_everything_that_was_said() {
        RequestFields sent = sent(request(Operation.PAY, false, eur(2_500), "", card()));
        assertThat(sent.root().members().keySet().mkString(",")).isEqualTo("apiOperation,order,sourceOfFunds");
        assertThat(sent.text("order.amount").get()).isEqualTo("25.00");
        assertThat(sent.text("sourceOfFunds.type").get()).isEqualTo("CARD");
        assertThat(sent.text("sourceOfFunds.provided.card.securityCode").get()).isEqualTo("100");
    }

    @Test
    void withholds_what_means_something_here_only() {
        RequestFields ours = card().merge(fields(
                "lineOfBusiness", new Text("SHOES"),
                "order", group("notificationUrl", new Text("https://shop.example/hook"), "reference", new Text("r")),
                "responseControls", group("sensitiveData", new Text("UNMASK")),
                "session", group("id", new Text("SESSION0002000000123A4567890B12")),
                "sourceOfFunds", group("token", new Text("9123450000000008")),
                "authentication",
                        group(
                                "transactionId", new Text("auth-1"),
                                "redirectResponseUrl", new Text("https://shop.example/3ds"),
                                "3ds", group("acsEci", new Text("02")))));
        RequestFields sent = sent(request(Operation.PAY, false, eur(2_500), "", ours));
        assertThat(sent.root().members().keySet().mkString(","))
                .isEqualTo("apiOperation,authentication,order,sourceOfFunds");
        assertThat(sent.text("sourceOfFunds.token").isEmpty()).isTrue();
        assertThat(sent.text("order.notificationUrl").isEmpty()).isTrue();
        assertThat(sent.text("order.reference").get()).isEqualTo("r");
        assertThat(sent.root().group("authentication").members().keySet().mkString())
                .isEqualTo("3ds");
    }

    @Test
    void refers_to_an_authentication_that_the_gateway_has_made() {
        RequestFields proof =
                card().merge(fields("authentication", group("3ds", group("authenticationToken", new Text("proof=")))));
        Request paying = request(Operation.PAY, false, eur(2_500), "", proof);
        RequestFields sent = sent(new Request(
                paying.reference(),
                paying.operation(),
                paying.standalone(),
                paying.amount(),
                paying.target(),
                paying.fields(),
                Option.some(new TransactionId("auth-1"))));
        assertThat(sent.root().group("authentication")).isEqualTo(group("transactionId", new Text("auth-1")));
    }

    @Test
    void sends_a_wallets_payment_token_as_it_is() {
        String token = "{\"data\":\"\u20ac\"}";
        RequestFields said = fields(
                "sourceOfFunds",
                group("provided", group("card", group("devicePayment", group("paymentToken", new Text(token))))));
        RequestFields sent = sent(request(Operation.AUTHORIZE, false, eur(100), "", said));
        assertThat(sent.text("sourceOfFunds.provided.card.devicePayment.paymentToken")
                        .get())
                .isEqualTo(token);
    }

    @ParameterizedTest
    @CsvSource({
        "card, number, CARD",
        "giftCard, number, GIFT_CARD",
        "ach, routingNumber, ACH",
        "directDebitCanada, transitNumber, DIRECT_DEBIT_CANADA"
    })
    void names_the_type_of_what_pays_if_nobody_has(String group, String member, String type) {
        RequestFields said = fields("sourceOfFunds", group("provided", group(group, group(member, new Text("1")))));
        RequestFields sent = sent(request(Operation.PAY, false, eur(100), "", said));
        assertThat(sent.text("sourceOfFunds.type")).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "PAY, false, order",
        "AUTHORIZE, false, order",
        "CAPTURE, true, order",
        "REFUND, true, order",
        "CAPTURE, false, transaction",
        "REFUND, false, transaction",
        "UPDATE_AUTHORIZATION, false, transaction"
    })
    void writes_the_amount_where_the_operation_has_it(Operation operation, boolean alone, String where) {
        Money yen = new Money(1_234, Currency.getInstance("JPY"));
        RequestFields sent = sent(request(operation, alone, yen, "", RequestFields.EMPTY));
        assertThat(sent.text(where + ".amount").get()).isEqualTo("1234");
        assertThat(sent.text(where + ".currency").get()).isEqualTo("JPY");
        assertThat(sent.root().members().keySet().mkString(",")).isEqualTo("apiOperation," + where);
    }

    @Test
    void writes_no_amount_beside_a_net_amount_and_none_for_a_verification() {
        RequestFields net = fields("order", group("netAmount", new Text("24.00")));
        assertThat(sent(request(Operation.PAY, false, eur(2_500), "", net))
                        .text("order.amount")
                        .isEmpty())
                .isTrue();
        RequestFields verify = sent(request(Operation.VERIFY, false, eur(0), "", RequestFields.EMPTY));
        assertThat(verify.text("order.amount").isEmpty()).isTrue();
        assertThat(verify.text("order.currency").get()).isEqualTo("EUR");
    }

    @Test
    void moves_the_currency_in_which_a_token_is_verified_to_where_a_verification_has_it() {
        RequestFields tokens = card().merge(fields("transaction", group("currency", new Text("EUR"))));
        RequestFields sent = sent(request(Operation.VERIFY, false, eur(0), "", tokens));
        assertThat(sent.text("order.currency").get()).isEqualTo("EUR");
        assertThat(sent.root().members().keySet().mkString(",")).isEqualTo("apiOperation,order,sourceOfFunds");
    }

    @Test
    void names_the_transaction_that_is_meant() {
        RequestFields voided = sent(request(Operation.VOID, false, eur(2_500), "pay-1", RequestFields.EMPTY));
        assertThat(voided)
                .isEqualTo(fields(
                        "apiOperation",
                        new Text("VOID"),
                        "transaction",
                        group("targetTransactionId", new Text("pay-1"))));
        assertThat(sent(request(Operation.REFUND, false, eur(1), "pay-1", RequestFields.EMPTY))
                        .text("transaction.targetTransactionId")
                        .get())
                .isEqualTo("pay-1");
    }

    private static Option<AcquirerAnswer> heard(String code, String result, String transaction) {
        return AnswerDocument.read("{\"response\":{\"gatewayCode\":\"" + code + "\"},\"result\":\"" + result
                        + "\",\"transaction\":" + transaction + "}")
                .get()
                .answer();
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, SUCCESS, APPROVED",
        "DECLINED, FAILURE, DECLINED",
        "PENDING, PENDING, PENDING",
        "UNKNOWN, UNKNOWN, UNKNOWN",
        "A_CODE_OF_TOMORROW, SUCCESS, APPROVED",
        "A_CODE_OF_TOMORROW, FAILURE, UNSPECIFIED_FAILURE",
        "A_CODE_OF_TOMORROW, PENDING, PENDING",
        "A_CODE_OF_TOMORROW, UNKNOWN, UNKNOWN",
        "APPROVED, FAILURE, ",
        "APPROVED, ERROR, "
    })
    void reads_the_outcome(String code, String result, GatewayCode read) {
        assertThat(heard(code, result, "{\"amount\":1,\"currency\":\"EUR\"}")
                        .map(AcquirerAnswer::code)
                        .getOrNull())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "1, EUR, 100",
        "1.00, EUR, 100",
        "1.5, EUR, 150",
        "0.10, EUR, 10",
        "1.230, KWD, 1230",
        "500, JPY, 500",
        "500.00, JPY, 500",
        "199999999999.98, EUR, 19999999999998",
        "999999999999999, KWD, 999999999999999000",
        "1.001, EUR, ",
        "1e3, EUR, ",
        "-1, EUR, ",
        "99999999999999999999, EUR, ",
        "1, XXX, "
    })
    void reads_amounts_exactly(String literal, String currency, Long minorUnits) {
        for (String amount : new String[] {literal, "\"" + literal + "\""}) {
            assertThat(heard("APPROVED", "SUCCESS", "{\"amount\":" + amount + ",\"currency\":\"" + currency + "\"}")
                            .map(answer -> answer.amount().minorUnits())
                            .getOrNull())
                    .isEqualTo(minorUnits);
        }
    }

    @Test
    void takes_the_amount_of_a_partial_approval() {
        AnswerDocument partial = AnswerDocument.read("{\"response\":{\"gatewayCode\":\"PARTIALLY_APPROVED\"},"
                        + "\"result\":\"SUCCESS\",\"transaction\":{\"amount\":7.00,\"currency\":\"EUR\"}}")
                .get();
        assertThat(partial.answer(eur(2_500)).get().amount()).isEqualTo(eur(700));
        assertThat(partial.answer(eur(600)).isEmpty()).isTrue();
        assertThat(partial.answer(new Money(2_500, Currency.getInstance("USD"))).isEmpty())
                .isTrue();
    }

    @Test
    void keeps_what_comes_from_the_acquirer_and_nothing_that_is_known_here() {
        Group details = AnswerDocument.read("""
                        {"authorizationResponse":{"stan":"7"},"merchant":"REMOTE7","order":{"id":"o"},
                         "response":{"acquirerCode":"00","gatewayCode":"APPROVED"},"result":"SUCCESS",
                         "risk":{"response":{"gatewayCode":"ACCEPTED"}},"timeOfRecord":"2026-03-01T10:00:00.000Z",
                         "sourceOfFunds":{"token":"9123450000000008",
                            "provided":{"card":{"issuer":"A BANK","number":"512345xxxxxx0008"}}},
                         "transaction":{"amount":1,"currency":"EUR","id":"t","receipt":"r","source":"INTERNET",
                            "acquirer":{"batch":20260301}}}
                        """).get().answer().get().details().root();
        assertThat(JsonDocument.write(details))
                .isEqualTo("{\"authorizationResponse\":{\"stan\":\"7\"},\"response\":{\"acquirerCode\":\"00\"},"
                        + "\"risk\":{\"response\":{\"gatewayCode\":\"ACCEPTED\"}},"
                        + "\"sourceOfFunds\":{\"provided\":{\"card\":{\"issuer\":\"A BANK\"}}},"
                        + "\"transaction\":{\"acquirer\":{\"batch\":20260301},\"receipt\":\"r\"}}");
    }
}

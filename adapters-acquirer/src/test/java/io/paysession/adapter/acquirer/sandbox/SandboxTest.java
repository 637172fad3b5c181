package io.paysession.adapter.acquirer.sandbox;

import static io.paysession.adapter.acquirer.sandbox.Asking.card;
import static io.paysession.adapter.acquirer.sandbox.Asking.eur;
import static io.paysession.adapter.acquirer.sandbox.Asking.ofCard;
import static io.paysession.adapter.acquirer.sandbox.Asking.street;
import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.testing.ScriptedTime;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox answers, by the documented tables and by its books. */
class SandboxTest {
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Sandbox sandbox = sandbox("", false);
    private final Asking order = new Asking("order-1");

    private Sandbox sandbox(String expiryDates, boolean strict) {
        SandboxRules rules =
                new SandboxRules(SandboxTables.expiryDates(SandboxTables.EXPIRY_DATES + "," + expiryDates), strict);
        return new Sandbox(ledger, rules, SandboxFaults.NONE, new ScriptedTime(Instant.parse("2026-03-01T23:10:09Z")));
    }

    private AcquirerAnswer ask(Request request) {
        return sandbox.ask(request, Clearance.ALWAYS).get();
    }

    @ParameterizedTest
    @CsvSource({
        "01, 39, APPROVED, 00",
        "1, 39, APPROVED, 00",
        "05, 39, DECLINED, 05",
        "04, 27, EXPIRED_CARD, 54",
        "08, 28, TIMED_OUT, ",
        "01, 37, ACQUIRER_SYSTEM_ERROR, 91",
        "02, 37, UNSPECIFIED_FAILURE, 91",
        "01, 28, UNSPECIFIED_FAILURE, 91",
        "05, 21, APPROVED, 00",
        "12, 99, APPROVED, 00"
    })
    void answers_by_the_expiry_date(String month, String year, GatewayCode code, String acquirerCode) {
        AcquirerAnswer answer = ask(order.pay("t", card(month, year, "100")));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.details().text("response.acquirerCode").getOrNull()).isEqualTo(acquirerCode);
        assertThat(answer.amount()).isEqualTo(eur(2_500));
    }

    @Test
    void lets_the_operator_name_more_expiry_dates() {
        Sandbox other = sandbox("01/39=INSUFFICIENT_FUNDS,07/30=DECLINED", false);
        assertThat(other.ask(order.pay("a"), Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.INSUFFICIENT_FUNDS);
        assertThat(other.ask(order.pay("b", card("07", "30", "")), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.DECLINED);
        assertThat(other.ask(order.pay("c", card("05", "39", "")), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.DECLINED);
    }

    @ParameterizedTest
    @CsvSource({
        "5123450000000008, 100, M, MATCH",
        "5123450000000008, 101, P, NOT_PROCESSED",
        "5123450000000008, 102, N, NO_MATCH",
        "5123450000000008, 999, M, MATCH",
        "371881634498004, 1000, M, MATCH",
        "371881634498004, 1010, P, NOT_PROCESSED",
        "371881634498004, 1020, N, NO_MATCH",
        "5123450000000008, '', , NOT_PRESENT",
        "135492354874528, 100, , NOT_SUPPORTED"
    })
    void checks_the_security_code_and_approves_all_the_same(
            String number, String code, String acquirerCode, String gatewayCode) {
        AcquirerAnswer answer = ask(order.pay("t", card(number, "01", "39", code)));
        assertThat(answer.code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(answer.details()
                        .text("response.cardSecurityCode.gatewayCode")
                        .getOrNull())
                .isEqualTo(gatewayCode);
        assertThat(answer.details()
                        .text("response.cardSecurityCode.acquirerCode")
                        .getOrNull())
                .isEqualTo(acquirerCode);
        assertThat(answer.details()
                        .text("authorizationResponse.cardSecurityCodeError")
                        .getOrNull())
                .isEqualTo(acquirerCode);
    }

    @ParameterizedTest
    @CsvSource({
        "Alpha St, A, ADDRESS_MATCH",
        "Gamma St 4, G, NOT_VERIFIED",
        "November St, N, NO_MATCH",
        "Romeo St, R, SERVICE_NOT_AVAILABLE_RETRY",
        "Sierra St, S, SERVICE_NOT_SUPPORTED",
        "Zero St, 0, NOT_REQUESTED",
        "Uniform St, U, NOT_AVAILABLE",
        "Whiskey St, W, ZIP_MATCH",
        "X-ray St, X, ADDRESS_ZIP_MATCH",
        "Kilo St, K, NAME_MATCH",
        "Oscar St, O, NAME_ADDRESS_MATCH",
        "Lima St, L, NAME_ZIP_MATCH",
        "Main Street, , "
    })
    void checks_the_address_by_the_street(String street, String acquirerCode, String gatewayCode) {
        RequestFields details = ask(order.pay("t", street(street))).details();
        String avs = "response.cardholderVerification.avs.";
        assertThat(details.text(avs + "gatewayCode").getOrNull()).isEqualTo(gatewayCode);
        assertThat(details.text(avs + "acquirerCode").getOrNull()).isEqualTo(acquirerCode);
    }

    @Test
    void says_what_the_simulator_has_been_seen_to_say_of_a_payment() {
        RequestFields details = ask(order.pay("t")).details();
        assertThat(details)
                .isEqualTo(new RequestFields(group(
                        "authorizationResponse",
                        group(
                                "cardSecurityCodeError", new Text("M"),
                                "commercialCard", new Text("888"),
                                "commercialCardIndicator", new Text("3"),
                                "date", new Text("0301"),
                                "financialNetworkCode", new Text("777"),
                                "posData", new Text("1025100006600"),
                                "posEntryMode", new Text("812"),
                                "processingCode", new Text("003000"),
                                "responseCode", new Text("00"),
                                "stan", new Text("1"),
                                "time", new Text("231009"),
                                "transactionIdentifier", new Text("123456789")),
                        "response",
                        group(
                                "acquirerCode", new Text("00"),
                                "acquirerMessage", new Text("Approved"),
                                "cardSecurityCode",
                                        group("acquirerCode", new Text("M"), "gatewayCode", new Text("MATCH")),
                                "gatewayRecommendation", new Text("NO_ACTION")),
                        "transaction",
                        group(
                                "acquirer",
                                group(
                                        "batch", new Number("20260302"),
                                        "date", new Text("0302"),
                                        "id", new Text("SYSTEST_ACQ_S2I"),
                                        "merchantId", new Text("TESTSHOP01"),
                                        "settlementDate", new Text("2026-03-02"),
                                        "timeZone", new Text("+1000"),
                                        "transactionId", new Text("123456789")),
                                "authorizationCode",
                                new Text("000001"),
                                "receipt",
                                new Text("606023000001"),
                                "stan",
                                new Text("1"),
                                "terminal",
                                new Text("SANDBOX1")))));
    }

    @Test
    void gives_a_refund_no_authorisation_and_a_code_of_its_own() {
        AcquirerAnswer paid = ask(order.pay("pay"));
        RequestFields details =
                ask(order.follow(Operation.REFUND, "refund", 500, "pay")).details();
        assertThat(paid.code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(details.text("authorizationResponse.processingCode").get()).isEqualTo("200000");
        assertThat(details.text("transaction.authorizationCode").isEmpty()).isTrue();
        assertThat(details.text("response.gatewayRecommendation").isEmpty()).isTrue();
        assertThat(details.text("response.cardSecurityCode.gatewayCode").isEmpty())
                .isTrue();
    }

    @Test
    void gives_a_decline_no_authorisation_and_recommends_another_card() {
        RequestFields details = ask(order.pay("t", card("05", "39", "100"))).details();
        assertThat(details.text("transaction.authorizationCode").isEmpty()).isTrue();
        assertThat(details.text("transaction.acquirer.settlementDate").isEmpty())
                .isTrue();
        assertThat(details.text("response.gatewayRecommendation").get())
                .isEqualTo("RESUBMIT_WITH_ALTERNATIVE_PAYMENT_DETAILS");
    }

    @Test
    void does_what_it_calls_unknown_and_tells_it_to_whoever_inquires() {
        Request pay = order.pay("t", card("05", "37", "100"));
        assertThat(ask(pay).code()).isEqualTo(GatewayCode.UNKNOWN);
        assertThat(ask(pay).code()).as("the same answer to the same question").isEqualTo(GatewayCode.UNKNOWN);
        Finding finding = sandbox.inquire(Inquiry.late(pay.reference()));
        assertThat(finding).isInstanceOf(Finding.Answered.class);
        assertThat(((Finding.Answered) finding).answer().code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.REFUND, "r", 100, "t")).code()).isEqualTo(GatewayCode.APPROVED);
    }

    @Test
    void refuses_other_content_under_a_known_name() {
        AcquirerAnswer first = ask(order.pay("t"));
        AcquirerAnswer other = ask(order.request(Operation.PAY, "t", 9_900, "", card("01", "39", "100")));
        assertThat(other.code()).isEqualTo(GatewayCode.SYSTEM_ERROR);
        assertThat(sandbox.inquire(Inquiry.late(order.reference("t")))).isEqualTo(new Finding.Answered(first));
    }

    @Test
    void keeps_of_a_card_nothing_but_its_mask() {
        AcquirerAnswer paid = ask(order.pay("t"));
        Entry entry = ledger.find(order.reference("t")).get();
        assertThat(entry.asked().card().get()).isEqualTo("512345xxxxxx0008");
        assertThat(entry.toString() + paid).doesNotContain(Asking.CARD_NUMBER);
    }

    @ParameterizedTest
    @CsvSource({
        "CAPTURE, pay",
        "REFUND, auth",
        "REFUND, nothing",
        "VOID, nothing",
        "UPDATE_AUTHORIZATION, pay",
        "VOID, declined"
    })
    void declines_what_does_not_refer_to_something_it_has_done(Operation operation, String target) {
        assertThat(ask(order.pay("pay")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.authorize("auth", 1_000)).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.pay("declined", card("05", "39", ""))).code()).isEqualTo(GatewayCode.DECLINED);
        assertThat(ask(order.follow(operation, "t", 500, target)).code()).isEqualTo(GatewayCode.DECLINED);
    }

    @Test
    void captures_refunds_and_voids_what_it_has_done() {
        assertThat(ask(order.authorize("a", 1_000)).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.UPDATE_AUTHORIZATION, "u", 500, "a"))
                        .code())
                .isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.CAPTURE, "c", 1_500, "a")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.VOID, "early", 1_000, "a")).code())
                .as("it was captured")
                .isEqualTo(GatewayCode.DECLINED);
        assertThat(ask(order.follow(Operation.REFUND, "r", 200, "c")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.VOID, "v1", 1_500, "c")).code())
                .as("it was refunded")
                .isEqualTo(GatewayCode.DECLINED);
        AcquirerAnswer undone = ask(order.follow(Operation.VOID, "v2", 200, "r"));
        assertThat(undone.code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(undone.details().text("response.acquirerCode").get()).isEqualTo("000");
        assertThat(ask(order.follow(Operation.VOID, "v3", 200, "r")).code())
                .as("it was voided")
                .isEqualTo(GatewayCode.DECLINED);
        assertThat(ask(order.follow(Operation.VOID, "v4", 1_500, "c")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.VOID, "v5", 1_500, "a")).code()).isEqualTo(GatewayCode.APPROVED);
    }

    @Test
    void releases_the_rest_of_what_was_captured_in_part_and_captures_no_more() {
        ask(order.authorize("a", 1_000));
        assertThat(ask(order.follow(Operation.CAPTURE, "c", 400, "a")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.VOID, "rest", 600, "a")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.CAPTURE, "more", 100, "a")).code())
                .isEqualTo(GatewayCode.DECLINED);
        assertThat(ask(order.follow(Operation.REFUND, "r", 400, "c")).code()).isEqualTo(GatewayCode.APPROVED);
    }

    @Test
    void leaves_it_to_the_gateway_who_may_exceed_what_was_captured_unless_it_is_strict() {
        assertThat(ask(order.pay("p")).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.follow(Operation.REFUND, "r1", 2_600, "p")).code()).isEqualTo(GatewayCode.APPROVED);
        Sandbox strict = sandbox("", true);
        Asking other = new Asking("order-2");
        assertThat(strict.ask(other.authorize("a", 1_000), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.APPROVED);
        assertThat(strict.ask(other.follow(Operation.CAPTURE, "c1", 1_001, "a"), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.DECLINED);
        assertThat(strict.ask(other.follow(Operation.CAPTURE, "c2", 1_000, "a"), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.APPROVED);
        assertThat(strict.ask(other.follow(Operation.REFUND, "r1", 600, "c2"), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.APPROVED);
        assertThat(strict.ask(other.follow(Operation.REFUND, "r2", 401, "c2"), Clearance.ALWAYS)
                        .get()
                        .code())
                .isEqualTo(GatewayCode.DECLINED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPTURE", "REFUND"})
    void asks_the_card_for_what_stands_alone(Operation operation) {
        Request asked = order.request(operation, "t", 500, "", card("05", "39", ""));
        Request alone =
                new Request(asked.reference(), asked.operation(), true, asked.amount(), asked.target(), asked.fields());
        assertThat(ask(alone).code()).isEqualTo(GatewayCode.DECLINED);
    }

    @Test
    void approves_a_wallets_payment_token_and_declines_what_is_none() {
        RequestFields token = ofCard(group("devicePayment", group("paymentToken", new Text("{\"data\":\"x\"}"))));
        RequestFields none = ofCard(group("devicePayment", group("paymentToken", new Text("no token"))));
        assertThat(ask(order.pay("a", token)).code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(ask(order.pay("b", none)).code()).isEqualTo(GatewayCode.DECLINED);
    }

    @Test
    void authenticates_nobody() {
        Request asked = order.request(Operation.INITIATE_AUTHENTICATION, "t", 0, "", RequestFields.EMPTY);
        assertThat(ask(asked).code()).isEqualTo(GatewayCode.NOT_SUPPORTED);
    }
}

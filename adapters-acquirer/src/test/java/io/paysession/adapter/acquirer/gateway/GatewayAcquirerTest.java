package io.paysession.adapter.acquirer.gateway;

import static io.paysession.adapter.acquirer.gateway.SampleRequests.HASTY;
import static io.paysession.adapter.acquirer.gateway.SampleRequests.PATIENT;
import static io.paysession.adapter.acquirer.gateway.SampleRequests.eur;
import static io.paysession.adapter.acquirer.gateway.SampleRequests.pay;
import static io.paysession.adapter.acquirer.gateway.ScriptedGateway.answer;
import static io.paysession.adapter.acquirer.gateway.ScriptedGateway.hangUpAtOnce;
import static io.paysession.adapter.acquirer.gateway.ScriptedGateway.hangUpWithoutAnswer;
import static io.paysession.adapter.acquirer.gateway.ScriptedGateway.raw;
import static io.paysession.adapter.acquirer.gateway.ScriptedGateway.stall;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.acquirer.gateway.ScriptedGateway.Turn;
import io.paysession.application.port.Acquirer.Clearance;
import io.paysession.application.port.Acquirer.Finding;
import io.paysession.application.port.Acquirer.Inquiry;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.Acquirer.Request;
import io.paysession.application.port.Acquirer.Silence;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.AcquirerAnswer;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.Operation;
import io.paysession.domain.order.OrderKey;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway is asked for money, and its answers are believed or not. */
class GatewayAcquirerTest extends GatewayStory {
    @Test
    void asks_where_the_transaction_is_to_be_and_hears_the_answer() {
        gateway.then(answer(201, APPROVED));
        AcquirerAnswer answer = acquirer.ask(pay(), Clearance.ALWAYS).get();
        assertThat(answer.code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(answer.amount()).isEqualTo(eur(2_500));
        assertThat(answer.details().text("response.acquirerCode").get()).isEqualTo("00");
        assertThat(gateway.received()).singleElement().satisfies(received -> {
            assertThat(received.line())
                    .isEqualTo("PUT /api/rest/version/100/merchant/REMOTE7/order/o-1/transaction/t-1 HTTP/1.1");
            assertThat(received.head())
                    .contains("Basic "
                            + Base64.getEncoder()
                                    .encodeToString("merchant.REMOTE7:0123456789abcdef0123456789abcdef"
                                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(received.body()).contains("\"apiOperation\":\"PAY\"").contains("5123450000000008");
        });
    }

    @Test
    void sends_nothing_that_can_be_done_without_clearance() {
        gateway.then(answer(201, APPROVED));
        assertThat(acquirer.ask(pay(), () -> false)).isEqualTo(Either.left(Silence.WITHDRAWN));
        assertThat(gateway.received()).isEmpty();
    }

    @Test
    void looks_at_the_clearance_again_behind_every_pause() {
        gateway.then(answer(429, "")).then(answer(429, "")).then(answer(201, APPROVED));
        AtomicInteger looks = new AtomicInteger();
        Either<Silence, AcquirerAnswer> answer = acquirer.ask(pay(), () -> looks.incrementAndGet() <= 2);
        assertThat(answer).isEqualTo(Either.left(Silence.WITHDRAWN));
        assertThat(looks).hasValue(3);
        assertThat(gateway.received()).hasSize(2);
    }

    @Test
    void looks_at_the_clearance_only_when_there_is_a_connection() throws IOException {
        AtomicInteger looks = new AtomicInteger();
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        GatewayAcquirer away =
                new GatewayAcquirer(SampleRequests.settings(URI.create("http://localhost:" + nobody), PATIENT));
        assertThat(away.ask(pay(), () -> looks.incrementAndGet() > 0)).isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(looks).hasValue(0);
    }

    @Test
    void a_gateway_that_does_not_know_it_is_not_believed_before_patience_is_over() {
        gateway.then(answer(400, invalid("Unable to find order o-1")));
        GatewayAcquirer hasty = new GatewayAcquirer(SampleRequests.settings(gateway.address("http"), HASTY));
        assertThat(hasty.inquire(Inquiry.early(pay().reference()))).isEqualTo(new Finding.Silent());
        assertThat(hasty.inquire(Inquiry.early(pay().reference()))).isEqualTo(new Finding.Silent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"result\":\"SUCCESS\", \"result\":\"FAILURE\"",
                "\"result\":\"SUCCESS\", \"resul\\u0074\":\"SUCCESS\"",
                "\"result\":\"SUCCESS\", \"x\":[{\"a\":1,\"a\":1}]"
            })
    void an_answer_that_says_something_twice_is_none(String twice) {
        gateway.then(answer(201, APPROVED.replace("\"result\":\"SUCCESS\"", twice)));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(acquirer.inquire(Inquiry.early(pay().reference()))).isEqualTo(new Finding.Silent());
    }

    @ParameterizedTest
    @CsvSource({
        "https://provider.example/pay?a=1, https://provider.example/pay?a=1",
        "javascript:alert(1), ",
        "//provider.example, "
    })
    void sends_a_payment_on_a_page_on_and_takes_the_page_if_it_is_one(String url, String taken) {
        String pending = APPROVED.replace("APPROVED", "PENDING")
                .replace("SUCCESS", "PENDING")
                .replaceFirst(
                        "\\{", "{\"browserPayment\":{\"redirectUrl\":\"" + url + "\",\"echo\":\"5123450000000008\"},");
        gateway.then(answer(201, pending));
        RequestFields said = SampleSessions.accepted(SampleSessions.group(
                "browserPayment",
                SampleSessions.group("operation", new Text("PAY"), "returnUrl", new Text("https://shop.example/back")),
                "sourceOfFunds",
                SampleSessions.group("type", new Text("PAYPAL"))));
        AcquirerAnswer answer = acquirer.ask(
                        SampleRequests.request(Operation.INITIATE_BROWSER_PAYMENT, false, eur(2_500), "", said),
                        Clearance.ALWAYS)
                .get();
        assertThat(answer.code()).isEqualTo(GatewayCode.PENDING);
        assertThat(answer.details().text("browserPayment.redirectUrl").getOrNull())
                .isEqualTo(taken);
        assertThat(answer.details().text("browserPayment.echo")).isEmpty();
        assertThat(gateway.received().get(0).body())
                .contains(
                        "\"apiOperation\":\"INITIATE_BROWSER_PAYMENT\"",
                        "\"amount\":\"25.00\"",
                        "\"type\":\"PAYPAL\"",
                        "https://shop.example/back");
        assertThat(acquirer.browserPayments(SampleRequests.NAME)).contains("PAYPAL", "ALIPAY");
        assertThat(acquirer.browserPayments(new AcquirerName("other"))).isEmpty();
    }

    @Test
    void hears_a_decline() {
        gateway.then(answer(201, APPROVED.replace("APPROVED", "DECLINED").replace("SUCCESS", "FAILURE")));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS).get().code()).isEqualTo(GatewayCode.DECLINED);
    }

    @Test
    void believes_the_amount_that_the_gateway_has_moved() {
        String less = APPROVED.replace("25.00", "20.00");
        gateway.then(answer(201, less))
                .then(answer(201, APPROVED.replace("\"amount\":25.00,", "")))
                .then(answer(201, less.replace("APPROVED", "DECLINED").replace("SUCCESS", "FAILURE")));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS).get().amount()).isEqualTo(eur(2_000));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS).get().amount())
                .as("names none")
                .isEqualTo(eur(2_500));
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS).get().amount())
                .as("has moved nothing")
                .isEqualTo(eur(2_500));
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("hung up at once", hangUpAtOnce()),
                Arguments.of("hung up after the request", hangUpWithoutAnswer()),
                Arguments.of("cut in the headers", raw("HTTP/1.1 201 Created\r\nContent-Le")),
                Arguments.of("cut in the body", raw("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"resu")),
                Arguments.of("no answer in time", stall("")),
                Arguments.of("no end in time", stall("HTTP/1.1 201 Created\r\nContent-Length: 900\r\n\r\n{\"resu")),
                Arguments.of("no HTTP", raw("SSH-2.0-OpenSSH_9\r\n\r\n")),
                Arguments.of("no JSON", answer(201, "<html>ok</html>")),
                Arguments.of("an empty body", answer(200, "")),
                Arguments.of("no outcome", answer(201, "{\"result\":\"SUCCESS?\"}")),
                Arguments.of("an outcome that contradicts itself", answer(201, APPROVED.replace("SUCCESS", "FAILURE"))),
                Arguments.of("another transaction's answer", answer(201, APPROVED.replace("t-1", "t-2"))),
                Arguments.of("another order's answer", answer(201, APPROVED.replace("o-1", "o-2"))),
                Arguments.of(
                        "more than was asked for",
                        answer(
                                201,
                                APPROVED.replace("APPROVED", "PARTIALLY_APPROVED")
                                        .replace("25.00", "25.01"))),
                Arguments.of("more, and all of it approved", answer(201, APPROVED.replace("25.00", "25.01"))),
                Arguments.of("too long", answer(201, " ".repeat(2_000_000) + APPROVED)),
                Arguments.of("request timeout", answer(408, "")),
                Arguments.of("server failed", answer(500, invalid("x").replace("INVALID_REQUEST", "SERVER_FAILED"))),
                Arguments.of("a proxy gave up", answer(504, "Gateway Timeout")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void does_not_know_what_became_of_it_and_never_sends_it_again(String what, Turn turn) {
        gateway.then(turn);
        assertThat(asking(HASTY).ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(gateway.received().size()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void learns_nothing_from_an_inquiry_that_is_not_answered(String what, Turn turn) {
        // An inquiry takes whatever amount there is: it knows of no other.
        if (!what.startsWith("more")) {
            gateway.then(turn);
            assertThat(asking(HASTY).inquire(Inquiry.late(pay().reference()))).isEqualTo(new Finding.Silent());
        }
    }

    @Test
    void is_not_reached_if_nobody_listens() {
        URI nobody = gateway.address("http");
        gateway.close();
        GatewayAcquirer lonely = new GatewayAcquirer(SampleRequests.settings(nobody, PATIENT));
        assertThat(lonely.ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(lonely.inquire(Inquiry.late(pay().reference()))).isEqualTo(new Finding.Silent());
    }

    private GatewayAcquirer asking(GatewaySettings.Times times) {
        return new GatewayAcquirer(SampleRequests.settings(gateway.address("http"), times));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 405})
    void fails_if_the_gateway_refuses_and_tells_nobody_why(int status) {
        gateway.then(answer(status, invalid("Unexpected parameter 'x' 5123450000000008")));
        AcquirerAnswer answer = acquirer.ask(pay(), Clearance.ALWAYS).get();
        assertThat(answer.code()).isEqualTo(GatewayCode.ACQUIRER_SYSTEM_ERROR);
        assertThat(answer.details().root().members()).isEmpty();
    }

    @Test
    void finds_out_by_retrieving_the_transaction() {
        gateway.then(answer(200, APPROVED));
        Finding finding = acquirer.inquire(Inquiry.late(pay().reference()));
        assertThat(finding).isInstanceOf(Finding.Answered.class);
        AcquirerAnswer answer = ((Finding.Answered) finding).answer();
        assertThat(answer.code()).isEqualTo(GatewayCode.APPROVED);
        assertThat(answer.amount()).isEqualTo(eur(2_500));
        assertThat(gateway.received().get(0).line())
                .isEqualTo("GET /api/rest/version/100/merchant/REMOTE7/order/o-1/transaction/t-1 HTTP/1.1");
    }

    @Test
    void believes_that_it_was_never_asked_only_if_the_gateway_says_so_for_a_while() {
        gateway.then(answer(400, invalid("Unable to find order o-1 for merchant REMOTE7")));
        GatewayAcquirer careful = new GatewayAcquirer(SampleRequests.settings(
                gateway.address("http"),
                new GatewaySettings.Times(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofMillis(300))));
        long start = System.nanoTime();
        assertThat(careful.inquire(Inquiry.late(pay().reference()))).isEqualTo(new Finding.Silent());
        Finding finding = new Finding.Silent();
        while (finding instanceof Finding.Silent && System.nanoTime() - start < 10_000_000_000L) {
            finding = careful.inquire(Inquiry.late(pay().reference()));
        }
        assertThat(finding).isEqualTo(new Finding.NeverAsked());
        assertThat(System.nanoTime() - start).isGreaterThan(300_000_000L);
    }

    @Test
    void takes_no_other_refusal_for_a_transaction_that_is_not_there() {
        gateway.then(answer(400, invalid("The order is in another state")));
        assertThat(acquirer.inquire(Inquiry.late(pay().reference()))).isEqualTo(new Finding.Silent());
    }

    @Test
    void writes_names_so_that_they_stay_one_part_of_the_address() {
        gateway.then(answer(201, APPROVED));
        Request asked = pay();
        Request odd = new Request(
                SampleRequests.reference("a/b c?d", "ü+*%"),
                asked.operation(),
                false,
                asked.amount(),
                asked.target(),
                asked.fields());
        assertThat(acquirer.ask(odd, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(gateway.received().get(0).line()).contains("/order/a%2Fb%20c%3Fd/transaction/%C3%BC%2B%2A%25 ");
    }

    @Test
    void asks_nothing_for_a_merchant_without_an_account() {
        gateway.then(answer(201, APPROVED));
        Request asked = pay();
        Request foreign = new Request(
                new Reference(
                        SampleRequests.NAME,
                        new OrderKey(
                                new MerchantId("SOMEBODYELSE"),
                                asked.reference().order().order()),
                        asked.reference().transaction()),
                asked.operation(),
                false,
                asked.amount(),
                asked.target(),
                asked.fields());
        assertThat(acquirer.ask(foreign, Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NOT_REACHED));
        assertThat(acquirer.inquire(Inquiry.late(foreign.reference()))).isEqualTo(new Finding.Silent());
        assertThat(gateway.received()).isEmpty();
    }

    @Test
    void does_not_know_what_became_of_it_when_it_is_stopped() {
        Thread asking = Thread.currentThread();
        gateway.then(stall(""));
        Thread stopping = new Thread(() -> {
            while (gateway.received().isEmpty()) {
                Thread.onSpinWait();
            }
            asking.interrupt();
        });
        stopping.start();
        assertThat(acquirer.ask(pay(), Clearance.ALWAYS)).isEqualTo(Either.left(Silence.NO_ANSWER));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void is_known_by_its_own_name_only() {
        assertThat(acquirer.knows(SampleRequests.NAME)).isTrue();
        assertThat(acquirer.knows(AcquirerName.SANDBOX)).isFalse();
    }
}

package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway's name-value pairs, from the first session to the last refund, and whatever can be wrong with a form. */
class NvpTest {
    private static final String WHO =
            "merchant=TESTSHOP01&apiUsername=merchant.TESTSHOP01&apiPassword=" + RestServer.PASSWORD;
    private static final String CARD = "&sourceOfFunds.type=CARD&sourceOfFunds.provided.card.number=5123450000000008"
            + "&sourceOfFunds.provided.card.expiry.month=1&sourceOfFunds.provided.card.expiry.year=39"
            + "&sourceOfFunds.provided.card.securityCode=100";

    private final RestServer server = new RestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    /** An answer as a map, its status under {@code status}. */
    private TreeMap<String, String> post(String form) throws Exception {
        return read(send(HttpRequest.newBuilder(server.uri("/api/nvp/version/100")), form));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String form) throws Exception {
        return server.send(request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static TreeMap<String, String> read(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type ->
                        assertThat(type).isEqualToIgnoringCase("application/x-www-form-urlencoded;charset=UTF-8"));
        TreeMap<String, String> answer = Arrays.stream(response.body().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> {
                            throw new AssertionError("A name is there twice");
                        },
                        TreeMap::new));
        answer.put("status", Integer.toString(response.statusCode()));
        return answer;
    }

    private static String pay(String order) {
        return WHO + "&apiOperation=PAY&order.id=" + order + "&transaction.id=1&order.amount=7.00&order.currency=EUR";
    }

    @Test
    void a_session_is_made_filled_read_and_paid_with() throws Exception {
        TreeMap<String, String> made = post(WHO + "&apiOperation=CREATE_SESSION&session.authenticationLimit=25");
        assertThat(made).containsEntry("status", "201").containsEntry("session.authenticationLimit", "25");
        String session = "&session.id=" + made.get("session.id");
        assertThat(post(WHO + "&apiOperation=UPDATE_SESSION" + session + CARD
                        + "&order.item[0].name=Sch%C3%BCrze+%26+Hut&order.item[0].quantity=1&order.item[0].unitPrice=7.00"
                        + "&order.amount=7.00&order.currency=EUR&order.description="))
                .containsEntry("status", "200")
                .containsEntry("session.updateStatus", "SUCCESS")
                .containsEntry("order.item[0].name", "Sch\u00fcrze & Hut")
                .containsEntry("sourceOfFunds.provided.card.number", "512345xxxxxx0008")
                .doesNotContainKey("order.description");
        assertThat(post(WHO + "&apiOperation=RETRIEVE_SESSION" + session)).containsEntry("order.amount", "7.00");
        assertThat(post(pay("n-1") + session))
                .containsEntry("status", "201")
                .containsEntry("result", "SUCCESS")
                .containsEntry("merchant", "TESTSHOP01")
                .containsEntry("order.totalCapturedAmount", "7.00");
        String refund = WHO + "&apiOperation=REFUND&order.id=n-1&transaction.id=2&transaction.amount=7.00"
                + "&transaction.currency=EUR";
        assertThat(post(refund)).containsEntry("order.status", "REFUNDED").containsEntry("status", "201");
        assertThat(post(refund)).as("the same again").containsEntry("status", "200");
        assertThat(post(WHO + "&apiOperation=RETRIEVE_TRANSACTION&order.id=n-1&transaction.id=2"))
                .containsEntry("transaction.type", "REFUND");
        assertThat(post(WHO + "&apiOperation=RETRIEVE_ORDER&order.id=n-1"))
                .containsEntry("transaction[1].transaction.type", "REFUND");
    }

    @Test
    void tokens_options_and_checkouts_are_served_too() throws Exception {
        TreeMap<String, String> token = post(WHO + "&apiOperation=TOKENIZE" + CARD);
        assertThat(token).containsEntry("result", "SUCCESS");
        assertThat(post(WHO + "&apiOperation=RETRIEVE_TOKEN&token=" + token.get("token")))
                .containsEntry("status", "200");
        assertThat(post(WHO + "&apiOperation=TOKENIZE&token=mine01"
                        + CARD.replace("5123450000000008", "4508750015741019")))
                .containsEntry("token", "mine01");
        assertThat(post(pay("n-2") + "&sourceOfFunds.token=" + token.get("token")))
                .containsEntry("result", "SUCCESS");
        assertThat(post(WHO + "&apiOperation=DELETE_TOKEN&token=" + token.get("token")))
                .containsEntry("result", "SUCCESS");
        assertThat(post(WHO + "&apiOperation=PAYMENT_OPTIONS_INQUIRY"))
                .containsKey("paymentTypes.card.cardTypes[0].cardType");
        assertThat(post(WHO + "&apiOperation=INITIATE_CHECKOUT&interaction.operation=PURCHASE&order.id=c-1"
                        + "&order.amount=1.00&order.currency=EUR"))
                .containsKey("successIndicator");
    }

    @Test
    void a_header_or_a_session_may_say_who_asks() throws Exception {
        String form = "merchant=TESTSHOP01&apiOperation=CREATE_SESSION&session.authenticationLimit=5";
        TreeMap<String, String> made = read(send(
                HttpRequest.newBuilder(server.uri("/api/nvp/version/100"))
                        .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD)),
                form));
        assertThat(made).containsEntry("status", "201");
        String id = made.get("session.id");
        String payer = "merchant=TESTSHOP01&apiUsername=merchant.TESTSHOP01&apiPassword=" + id;
        assertThat(post(payer + "&apiOperation=UPDATE_SESSION&session.id=" + id + "&customer.email=a%40b.example"))
                .containsEntry("status", "200");
        assertThat(post(payer + "&apiOperation=PAY&order.id=1&transaction.id=1&order.amount=1&order.currency=EUR"
                        + CARD))
                .containsEntry("status", "401");
    }

    @Test
    void wrong_credentials_are_refused_as_by_rest_and_shown_nowhere() throws Exception {
        for (String who : new String[] {
            "merchant=TESTSHOP01",
            "merchant=TESTSHOP01&apiUsername=merchant.TESTSHOP01",
            "merchant=TESTSHOP01&apiUsername=TESTSHOP01&apiPassword=" + RestServer.PASSWORD,
            "merchant=TESTSHOP01&apiUsername=merchant.TESTSHOP01&apiPassword=canary-wrong",
            "merchant=TESTSHOP01&apiUsername=merchant.TESTSHOP01&apiPassword[0]=" + RestServer.PASSWORD,
            "merchant=TESTSHOP02&apiUsername=merchant.TESTSHOP01&apiPassword=" + RestServer.PASSWORD
        }) {
            HttpResponse<String> refused = send(
                    HttpRequest.newBuilder(server.uri("/api/nvp/version/100")), who + "&apiOperation=CREATE_SESSION");
            assertThat(refused.statusCode()).as(who).isEqualTo(401);
            assertThat(refused.body()).doesNotContain("canary");
            assertThat(read(refused))
                    .containsEntry("error.cause", "INVALID_REQUEST")
                    .containsEntry("result", "ERROR");
        }
    }

    @Test
    void what_is_wrong_is_said_in_a_form() throws Exception {
        assertThat(post(WHO)).containsEntry("status", "400").containsEntry("error.field", "apiOperation");
        assertThat(post("apiOperation=PAY")).containsEntry("error.field", "merchant");
        assertThat(post(WHO + "&apiOperation=DANCE")).containsEntry("error.validationType", "INVALID");
        assertThat(post(WHO + "&apiOperation=PAY&transaction.id=1"))
                .containsEntry("error.field", "order.id")
                .containsEntry("error.validationType", "MISSING");
        assertThat(post(pay("e-1") + CARD + "&order.surprise=1")).containsEntry("error.field", "order.surprise");
        assertThat(post(pay("e-1") + CARD + "&apipassword=canary")).containsEntry("error.field", "apipassword");
        assertThat(post(pay("e-1") + CARD.replace("0008", "0009")))
                .containsEntry("error.field", "sourceOfFunds.provided.card.number")
                .allSatisfy((name, value) -> assertThat(value).doesNotContain("5123450000000009"));
        HttpResponse<String> lost = server.send(HttpRequest.newBuilder(server.uri("/api/nvp/version/100/session")));
        assertThat(read(lost)).containsEntry("status", "404").containsKey("error.explanation");
        assertThat(read(server.send(HttpRequest.newBuilder(server.uri("/api/nvp/version/100")))))
                .containsEntry("status", "405");
        assertThat(read(send(HttpRequest.newBuilder(server.uri("/api/nvp/version/999")), WHO)))
                .containsEntry("status", "404");
    }

    @Test
    void a_form_that_is_none_is_refused() throws Exception {
        for (String wrong : new String[] {
            "a=%",
            "a=%4",
            "a=%zz",
            "a=%ff",
            "=1",
            "a..b=1",
            ".a=1",
            "a.=1",
            "[0]=1",
            "a[x]=1",
            "a[0=1",
            "a[99999]=1",
            "order.id=1&order.id=2",
            "order=1&order.id=2",
            "order.id=2&order=1",
            "order[0]=1&order.id=2",
            "order.id=2&order[0]=1",
            "x.".repeat(40) + "y=1"
        }) {
            assertThat(post(WHO + "&apiOperation=CREATE_SESSION&" + wrong))
                    .as(wrong)
                    .containsEntry("status", "400")
                    .hasEntrySatisfying(
                            "error.explanation", text -> assertThat(text).startsWith("Form encoded payload error: "));
        }
        StringBuilder many = new StringBuilder(WHO);
        for (int i = 0; i < 3_000; i++) {
            many.append("&order.custom.a").append(i).append("=1");
        }
        assertThat(post(many.toString()))
                .as("nobody who sends so much is known before it is read")
                .containsEntry("status", "413");
    }

    @Test
    void throttling_and_limits_are_those_of_rest() throws Exception {
        assertThat(post(WHO + "&x=" + "y".repeat(600_000))).containsEntry("status", "413");
        assertThat(post(WHO + "&apiOperation=CREATE_SESSION&&session.authenticationLimit=5&"))
                .as("empty pairs say nothing")
                .containsEntry("status", "201");
    }
}

package io.paysession.adapter.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.token.TokenKey;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Documents about tokens, options, checkouts and wallets with one thing wrong in each. */
@SuppressWarnings("NullAway.Init")
class TokenBadInputTest {
    private static final String MERCHANT = "/api/rest/version/72/merchant/TESTSHOP01";
    private static final String CARD =
            "\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}}}";
    private static final String ORDER =
            "\"interaction\":{\"operation\":\"PURCHASE\"},\"order\":{\"id\":\"o\",\"amount\":\"1\",\"currency\":\"EUR\"}";

    private static RestServer server;

    private record Wrong(String method, String path, String document, String field) {
        static Wrong of(String method, String path, String document, String field) {
            return new Wrong(method, path, document, field);
        }
    }

    @BeforeAll
    static void start() {
        server = new RestServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Stream<Wrong> wrongs() {
        String number = "sourceOfFunds.provided.card.number";
        return Stream.of(
                tokens("{}", number),
                tokens("{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000001\"}}}}", number),
                tokens("{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"51234\"}}}}", number),
                tokens("{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":[1]}}}}", number),
                tokens("{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"9000000000000001\"}}}}", number),
                tokens(
                        "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\"}}}}}",
                        "sourceOfFunds.provided.card.expiry.year"),
                tokens(
                        "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\",\"expiry\":{\"year\":\"39\"}}}}}",
                        "sourceOfFunds.provided.card.expiry.month"),
                tokens("{\"sourceOfFunds\":{\"token\":\"nobodys\"}}", "sourceOfFunds.token"),
                tokens("{\"sourceOfFunds\":{\"token\":\"no-token\"}}", "sourceOfFunds.token"),
                tokens(
                        "{\"sourceOfFunds\":{\"type\":\"SEPA\",\"provided\":{\"card\":{\"number\":\"5123450000000008\"}}}}",
                        "sourceOfFunds.type"),
                tokens("{\"sourceOfFunds\":{\"provided\":{\"giftCard\":{\"pin\":\"1234\"}}}}", number),
                tokens(
                        "{\"sourceOfFunds\":{\"type\":\"GIFT_CARD\",\"provided\":{\"giftCard\":{\"pin\":\"1234\"}}}}",
                        "sourceOfFunds.provided.giftCard.number"),
                tokens("{" + CARD + ",\"verificationStrategy\":\"LOOK\"}", "verificationStrategy"),
                tokens("{" + CARD + ",\"verificationStrategy\":\"ACQUIRER\"}", "transaction.currency"),
                tokens(
                        "{" + CARD + ",\"verificationStrategy\":\"ACQUIRER\",\"transaction\":{\"currency\":\"XQX\"}}",
                        "transaction.currency"),
                tokens(
                        "{" + CARD + ",\"verificationStrategy\":\"ACQUIRER\",\"order\":{\"currency\":\"E\"}}",
                        "order.currency"),
                tokens("{" + CARD + ",\"referenceOrderId\":\"" + "x".repeat(41) + "\"}", "referenceOrderId"),
                tokens("{" + CARD + ",\"airline\":{\"planNumber\":\"12\"}}", "airline"),
                tokens("{" + CARD + ",\"apiOperation\":\"PAY\"}", "apiOperation"),
                tokens("{" + CARD + ",\"session\":{\"id\":\"SESSION\"}}", "session.id"),
                Wrong.of("POST", "/tokenSearch", "{}", number),
                Wrong.of("POST", "/tokenSearch", "{\"query\":\"all\"}", "query"),
                Wrong.of("POST", "/paymentOptionsInquiry", "{\"order\":{\"amount\":\"x\"}}", "order.amount"),
                Wrong.of("POST", "/paymentOptionsInquiry", "{\"order\":{\"id\":\"x\"}}", "order.id"),
                Wrong.of(
                        "POST",
                        "/session",
                        "{\"apiOperation\":\"INITIATE_CHECKOUT\",\"interaction\":1,"
                                + ORDER.substring(ORDER.indexOf("\"order\"")) + "}",
                        "interaction"),
                Wrong.of(
                        "POST",
                        "/session",
                        "{\"apiOperation\":\"INITIATE_CHECKOUT\",\"session\":{\"authenticationLimit\":3}," + ORDER
                                + "}",
                        "session"),
                Wrong.of(
                        "POST",
                        "/session/SESSION",
                        "{\"apiOperation\":\"UPDATE_SESSION_FROM_WALLET\"}",
                        "order.walletProvider"),
                Wrong.of(
                        "POST",
                        "/session/SESSION",
                        "{\"apiOperation\":\"UPDATE_SESSION_FROM_WALLET\",\"order\":{\"walletProvider\":\"PURSE\"}}",
                        "order.walletProvider"),
                Wrong.of(
                        "POST",
                        "/session/SESSION",
                        "{\"apiOperation\":\"UPDATE_SESSION_FROM_WALLET\",\"order\":{\"walletProvider\":\"MASTERPASS_ONLINE\"}}",
                        "wallet.masterpass.oauthToken"));
    }

    private static Wrong tokens(String document, String field) {
        return Wrong.of("POST", "/token", document, field);
    }

    @TestFactory
    Stream<DynamicTest> names_the_field_that_is_wrong() {
        return wrongs().map(wrong -> DynamicTest.dynamicTest(wrong.field() + " " + wrong.document(), () -> {
            HttpResponse<String> answer = send(wrong.method(), wrong.path(), wrong.document());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"field\":\"" + wrong.field())
                    .contains("\"cause\":\"INVALID_REQUEST\"");
            assertThat(answer.body()).doesNotContain("5123450000000008").doesNotContain("nobodys");
        }));
    }

    @TestFactory
    Stream<DynamicTest> refuses_names_that_no_token_can_have_and_repeats_none() {
        return Stream.of("my-token", "my token", "t\u00f6ken", "5123450000000008", "x".repeat(41), "%", "\u0000")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    String path = "/token/" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
                    HttpResponse<String> put = send("PUT", path, "{" + CARD + "}");
                    assertThat(put.statusCode()).as(put.body()).isEqualTo(400);
                    assertThat(put.body()).doesNotContain(name.equals("%") ? "'%'" : name);
                    for (String method : List.of("GET", "DELETE")) {
                        assertThat(send(method, path, "").statusCode()).isEqualTo(400);
                    }
                    assertThat(server.tokens.find(new TokenKey("TESTSHOP01", name)))
                            .isEmpty();
                }));
    }

    @Test
    void explains_paths_without_repeating_a_token() throws Exception {
        HttpResponse<String> answer = send("GET", "/token/canary0token/more", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("expected end of path").doesNotContain("canary0token");
    }

    @Test
    void says_which_methods_there_are() throws Exception {
        for (String[] place : new String[][] {
            {"/token", "POST, OPTIONS"},
            {"/token/mine", "GET, PUT, DELETE, OPTIONS"},
            {"/tokenSearch", "POST, OPTIONS"},
            {"/paymentOptionsInquiry", "GET, POST, OPTIONS"}
        }) {
            HttpResponse<String> answer = send("PATCH", place[0], "");
            assertThat(answer.statusCode()).as(place[0]).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains(place[1]);
        }
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(server.uri(MERCHANT + path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}

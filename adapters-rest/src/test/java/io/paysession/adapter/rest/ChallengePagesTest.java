package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.access.Access;
import io.paysession.application.access.Credentials;
import io.paysession.application.payment.PerformTransactionCommand;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderStatus;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.shared.ApiVersion;
import io.paysession.domain.shared.Secret;
import io.vavr.control.Option;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a payer's browser does between AUTHENTICATE_PAYER and the merchant's own page. */
class ChallengePagesTest {
    private static final String ORDER = "o<\"&'>1";
    private static final String DEVICE =
            "{\"browser\":\"x\",\"browserDetails\":{\"3DSecureChallengeWindowSize\":\"FULL_SCREEN\","
                    + "\"acceptHeaders\":\"text/html\",\"colorDepth\":24,\"javaEnabled\":false,\"language\":\"en\","
                    + "\"screenHeight\":900,\"screenWidth\":1600,\"timeZone\":60}}";

    private final RestServer server = new RestServer();
    private PaymentSession session;

    @BeforeEach
    void a_payer_is_to_be_asked() throws Exception {
        String base = "/api/rest/version/100/merchant/TESTSHOP01/session";
        String created = merchant("POST", base, "").body();
        String id = first("\"id\":\"(SESSION[0-9A-Z]+)\"", created);
        session = server.sessions.find(SessionId.parse(id).get()).get();
        assertThat(merchant(
                                "PUT",
                                base + "/" + id,
                                "{\"authentication\":{\"redirectResponseUrl\":\"https://shop.example:8443/back?a=1&b=2\"},"
                                        + "\"device\":" + DEVICE
                                        + ",\"order\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},"
                                        + "\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\"}}}}")
                        .statusCode())
                .isEqualTo(200);
        perform("INITIATE_AUTHENTICATION");
        perform("AUTHENTICATE_PAYER");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asks_and_sends_the_browser_back_with_a_sealed_result() throws Exception {
        HttpResponse<String> asking = prompt();
        assertThat(asking.statusCode()).isEqualTo(200);
        assertThat(asking.body())
                .contains("10.00 EUR", "SUCCESSFUL", "FAILED", "CANCELLED", "UNABLE", "REJECTED")
                .contains("o&lt;&quot;&amp;&#39;&gt;1")
                .doesNotContain(ORDER, "512345", "0008");
        assertThat(asking.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(asking.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(asking.headers().firstValue("Content-Security-Policy").get())
                .startsWith("default-src 'none'")
                .endsWith("form-action 'self'");

        HttpResponse<String> back = answer(name(asking), "SUCCESSFUL");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.headers().firstValue("Content-Security-Policy").get())
                .startsWith("default-src 'none'; base-uri 'none'; script-src 'sha256-")
                // It would forbid the shop's page to redirect to another origin.
                .doesNotContain("form-action");
        assertThat(back.body()).contains("action=\"https://shop.example:8443/back?a=1&amp;b=2\"");
        assertThat(field(back, "order.id")).isEqualTo("o&lt;&quot;&amp;&#39;&gt;1");
        assertThat(field(back, "transaction.id")).isEqualTo("a");
        assertThat(field(back, "result")).isEqualTo("SUCCESS");
        assertThat(field(back, "response.gatewayRecommendation")).isEqualTo("PROCEED");

        Group unsealed = JsonBody.read(unseal(back)).get();
        assertThat(unsealed.group("order").members().get("authenticationStatus"))
                .contains(new Text("AUTHENTICATION_SUCCESSFUL"));
        assertThat(unsealed.group("order").members().get("id")).contains(new Text(ORDER));
        assertThat(status()).isEqualTo(OrderStatus.AUTHENTICATED);
    }

    @Test
    void sends_back_a_failure() throws Exception {
        HttpResponse<String> back = answer(name(prompt()), "REJECTED");

        assertThat(field(back, "result")).isEqualTo("FAILURE");
        assertThat(field(back, "response.gatewayRecommendation")).isEqualTo("DO_NOT_PROCEED");
        assertThat(status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
    }

    @Test
    void refuses_forged_and_repeated_answers() throws Exception {
        String name = name(prompt());

        assertThat(answer("0".repeat(64), "SUCCESSFUL").statusCode()).isEqualTo(400);
        assertThat(answer(name, "PERFECT").statusCode()).isEqualTo(400);
        assertThat(status()).isEqualTo(OrderStatus.AUTHENTICATION_INITIATED);
        assertThat(answer(name, "FAILED").statusCode()).isEqualTo(200);
        assertThat(answer(name, "SUCCESSFUL").statusCode()).isEqualTo(400);
        assertThat(status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
    }

    @Test
    void asks_nobody_who_was_not_sent() throws Exception {
        for (String challenge : new String[] {"", "x", "%", "wrong|TESTSHOP01|" + ORDER + "|a"}) {
            HttpResponse<String> refused =
                    post("/acs/mastercard/v2/prompt", "creq=" + URLEncoder.encode(challenge, StandardCharsets.UTF_8));
            assertThat(refused.statusCode()).as(challenge).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("form");
        }
    }

    @Test
    void answers_the_browsers_first_call() throws Exception {
        assertThat(post("/acs/visa/v2/method", "threeDSMethodData=e30").statusCode())
                .isEqualTo(200);
    }

    @Test
    void says_how_much_may_be_sent_to_a_page() throws Exception {
        String tooLong = "creq=" + "x".repeat(40_000);
        HttpResponse<String> refused = post("/acs/mastercard/v2/prompt", tooLong);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("longer than 32768 bytes");
    }

    @Test
    void asks_elsewhere_how_it_ended_where_the_payer_was_asked() throws Exception {
        server.authenticator.asksElsewhere();
        String known = "/callbackInterface/acquirer/"
                + encoded(ScriptedAuthenticator.returning(
                        AcquirerName.SANDBOX,
                        new Reference(new OrderKey(RestServer.MERCHANT, new OrderId(ORDER)), new TransactionId("a"))));
        String lie = "result=SUCCESS&response.gatewayRecommendation=PROCEED";

        assertThat(post("/callbackInterface/acquirer/made.up", lie).statusCode())
                .isEqualTo(400);
        HttpResponse<String> early = post(known, lie);
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.body()).doesNotContain("form");
        assertThat(status()).isEqualTo(OrderStatus.AUTHENTICATION_INITIATED);

        server.authenticator.hasHeard(Option.some(AuthenticationStatus.FAILED));
        HttpResponse<String> back = post(known, lie);
        assertThat(back.body()).contains("action=\"https://shop.example:8443/back?a=1&amp;b=2\"");
        assertThat(field(back, "result")).isEqualTo("FAILURE");
        assertThat(unseal(back)).contains("AUTHENTICATION_FAILED");
        assertThat(post(known, lie).statusCode()).isEqualTo(400);
        assertThat(status()).isEqualTo(OrderStatus.AUTHENTICATION_UNSUCCESSFUL);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void perform(String operation) {
        Access payer = new Access(
                new ApiVersion(100),
                RestServer.MERCHANT,
                Credentials.basic("TESTSHOP01", Secret.of(session.id().value())));
        Group document = Group.EMPTY.with("apiOperation", new Text(operation));
        assertThat(server.payments
                        .perform()
                        .performTransaction(new PerformTransactionCommand(payer, ORDER, "a", document))
                        .isRight())
                .isTrue();
    }

    private OrderStatus status() {
        return server.orders
                .find(new OrderKey(RestServer.MERCHANT, new OrderId(ORDER)))
                .get()
                .status();
    }

    private HttpResponse<String> prompt() throws Exception {
        String challenge = ScriptedAuthenticator.challenge(
                new Reference(new OrderKey(RestServer.MERCHANT, new OrderId(ORDER)), new TransactionId("a")));
        return post("/acs/mastercard/v2/prompt", "creq=" + URLEncoder.encode(challenge, StandardCharsets.UTF_8));
    }

    private static String name(HttpResponse<String> page) {
        return first("/callbackInterface/gateway/([0-9a-f]{64})\"", page.body());
    }

    private HttpResponse<String> answer(String name, String outcome) throws Exception {
        return post(
                "/callbackInterface/gateway/" + name,
                "merchant=TESTSHOP01&transaction=a&outcome=" + outcome + "&order="
                        + URLEncoder.encode(ORDER, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> merchant(String method, String path, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As a merchant does it, with the key from Create Session. */
    private String unseal(HttpResponse<String> page) throws Exception {
        byte[] ciphertext = Base64.getDecoder().decode(field(page, "encryptedData.ciphertext"));
        byte[] nonce = Base64.getDecoder().decode(field(page, "encryptedData.nonce"));
        byte[] tag = Base64.getDecoder().decode(field(page, "encryptedData.tag"));
        assertThat(nonce).hasSize(12);
        assertThat(tag).hasSize(16);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(session.key().reveal(), "AES"),
                new GCMParameterSpec(tag.length * 8, nonce));
        byte[] start = cipher.update(ciphertext);
        byte[] end = cipher.doFinal(tag);
        return (start == null ? "" : new String(start, StandardCharsets.UTF_8))
                + new String(end, StandardCharsets.UTF_8);
    }

    private static String field(HttpResponse<String> page, String name) {
        return first("name=\"" + Pattern.quote(name) + "\" value=\"([^\"]*)\"", page.body());
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}

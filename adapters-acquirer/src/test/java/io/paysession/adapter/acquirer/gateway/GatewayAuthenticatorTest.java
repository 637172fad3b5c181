package io.paysession.adapter.acquirer.gateway;

import static io.paysession.application.testing.SampleSessions.group;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.adapter.acquirer.gateway.ScriptedGateway.Received;
import io.paysession.adapter.acquirer.threeds.SandboxAuthenticator;
import io.paysession.application.port.PayerAuthenticator;
import io.paysession.application.port.PayerAuthenticator.Conclusion;
import io.paysession.application.port.PayerAuthenticator.Reference;
import io.paysession.application.port.PayerAuthenticator.Request;
import io.paysession.application.port.PayerAuthenticator.Verdict;
import io.paysession.application.testing.PayerAuthenticatorContract;
import io.paysession.application.testing.SampleSessions;
import io.paysession.domain.authentication.AuthenticationStatus;
import io.paysession.domain.authentication.PayerAnswer;
import io.paysession.domain.card.CardBrand;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.RequestFields;
import io.paysession.domain.merchant.AcquirerName;
import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.TransactionId;
import io.paysession.domain.shared.Secret;
import io.paysession.json.JsonDocument;
import io.vavr.collection.HashMap;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract with a gateway whose issuer is the sandbox; and what is made of gateways that say other things. */
class GatewayAuthenticatorTest extends PayerAuthenticatorContract {
    private static final Pattern PLACE = Pattern.compile("(PUT|GET) .*/order/([^/]+)/transaction/(\\S+) HTTP/1.1");
    private static final Reference REFERENCE = new Reference(
            new OrderKey(SampleSessions.MERCHANT, new OrderId("Auftrag \u00fc/1")), new TransactionId("a"));

    private final Map<String, Verdict> books = new ConcurrentHashMap<>();
    private final SandboxAuthenticator issuer = new SandboxAuthenticator(() -> URI.create("https://acs.example"));
    private final ScriptedGateway gateway = new ScriptedGateway();
    private final GatewayAuthenticator authenticator = new GatewayAuthenticator(
            SampleRequests.settings(gateway.address("http"), SampleRequests.PATIENT),
            () -> URI.create("https://pay.example"));

    @AfterEach
    void close() {
        gateway.close();
    }

    @Override
    protected PayerAuthenticator authenticator() {
        gateway.then(ScriptedGateway.by(this::answer));
        return authenticator;
    }

    @Override
    protected AcquirerName acquirer() {
        return SampleRequests.NAME;
    }

    @Override
    protected Verdict answered(Request asked, Verdict pending, PayerAnswer answer) {
        assertThat(authenticator.find(asked).get().status()).isEqualTo(AuthenticationStatus.PENDING);
        String place = asked.reference().order().order().value() + " a";
        Verdict said = said(place);
        books.put(place, issuer.conclude(new Conclusion(CardBrand.MASTERCARD, said.details(), answer)));
        return authenticator.find(asked).get();
    }

    private Verdict said(String key) {
        return Option.of(books.get(key)).get();
    }

    private String answer(Received received) {
        Matcher place = PLACE.matcher(received.line());
        assertThat(place.matches()).isTrue();
        String key = place.group(2) + " " + place.group(3);
        if (place.group(1).equals("PUT")) {
            RequestFields said =
                    new RequestFields(JsonDocument.read(received.body()).get());
            boolean first = said.text("apiOperation").contains("INITIATE_AUTHENTICATION");
            RequestFields before = first ? RequestFields.EMPTY : said(key).details();
            Request request = new Request(AcquirerName.SANDBOX, REFERENCE, SampleRequests.eur(1_000), said, before);
            if (first || !said(key).status().isUsable()) {
                var answer = first ? issuer.initiate(request) : issuer.authenticate(request);
                if (answer.isLeft()) {
                    return ScriptedGateway.response(500, "");
                }
                books.put(key, answer.get());
            }
        }
        Verdict known = said(key);
        return ScriptedGateway.response(
                201, JsonDocument.write(document(known.status(), known.details().root(), "10.00", place.group(3))));
    }

    private static Group document(AuthenticationStatus status, Group authentication, String amount, String id) {
        return group(
                "authentication",
                authentication,
                "result",
                new Text(status.isUsable() || status == AuthenticationStatus.AVAILABLE ? "SUCCESS" : "FAILURE"),
                "transaction",
                group(
                        "id", new Text(id),
                        "amount", new Text(amount),
                        "currency", new Text("EUR"),
                        "authenticationStatus", new Text(status.wireName())));
    }

    @Test
    void takes_nothing_for_an_authentication_that_was_not_said_clearly() {
        AuthenticationStatus done = AuthenticationStatus.SUCCESSFUL;
        Group right = document(done, Group.EMPTY, "10.00", "a");
        assertThat(authenticated(JsonDocument.write(right)).get().status()).isEqualTo(done);
        assertThat(authenticated(JsonDocument.write(right.with("result", new Text("FAILURE")))))
                .isEqualTo(failed());
        assertThat(authenticated(JsonDocument.write(document(done, Group.EMPTY, "9.99", "a"))))
                .isEqualTo(failed());
        assertThat(authenticated(JsonDocument.write(document(done, Group.EMPTY, "10.00", "b"))))
                .isEqualTo(failed());
        assertThat(authenticated("{}")).isEqualTo(failed());
        assertThat(authenticated("no JSON")).isEqualTo(failed());
        assertThat(authenticated(
                        JsonDocument.write(document(AuthenticationStatus.AVAILABLE, Group.EMPTY, "10.00", "a"))))
                .isEqualTo(failed());
    }

    @Test
    void keeps_nothing_that_a_gateway_repeats_of_the_card_nor_its_html() {
        Group said = group(
                "echo",
                new Text("5123450000000008"),
                "redirectHtml",
                new Text("<script>1</script>"),
                "redirect",
                group("html", new Text("<script>1</script>")),
                "3ds",
                group("acsEci", new Text("02")));
        RequestFields kept = authenticated(
                        JsonDocument.write(document(AuthenticationStatus.SUCCESSFUL, said, "10.00", "a")))
                .get()
                .details();
        assertThat(kept.root()).isEqualTo(group("3ds", group("acsEci", new Text("02"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//acs.example/x", ""})
    void sends_no_browser_to_what_is_no_page(String url) {
        Group page = group("acsUrl", new Text(url), "cReq", new Text("e30"));
        Group asking = group("redirect", group("customizedHtml", group("3ds2", page)));
        assertThat(authenticated(JsonDocument.write(document(AuthenticationStatus.PENDING, asking, "10.00", "a"))))
                .isEqualTo(failed());
    }

    @Test
    void knows_nothing_of_a_payer_when_the_gateway_is_silent_or_refuses() {
        assertThat(authenticated(ScriptedGateway.hangUpWithoutAnswer())).isEqualTo(failed());
        assertThat(authenticated(ScriptedGateway.hangUpAtOnce())).isEqualTo(failed());
        assertThat(authenticated(ScriptedGateway.answer(400, "{\"error\":{\"explanation\":\"No\"}}")))
                .isEqualTo(failed());
        gateway.then(ScriptedGateway.answer(503, ""));
        assertThat(authenticator.find(asking())).isEqualTo(failed());
    }

    @Test
    void lets_no_more_than_a_few_wait_for_a_gateway_that_is_silent_about_a_payer() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        gateway.then(ScriptedGateway.by(received -> {
            waitFor(end);
            return ScriptedGateway.response(500, "");
        }));
        ExecutorService merchants = Executors.newFixedThreadPool(40);
        try {
            CountDownLatch told = new CountDownLatch(24);
            for (int i = 0; i < 40; i++) {
                merchants.execute(() -> {
                    assertThat(authenticator.find(asking())).isEqualTo(failed());
                    told.countDown();
                });
            }
            assertThat(told.await(60, TimeUnit.SECONDS))
                    .as("the others have not waited")
                    .isTrue();
            assertThat(gateway.received()).hasSizeLessThanOrEqualTo(16);
        } finally {
            end.countDown();
            merchants.shutdown();
            assertThat(merchants.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void waitFor(CountDownLatch end) {
        try {
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void asks_again_who_was_too_busy_to_begin() {
        gateway.then(ScriptedGateway.answer(429, ""))
                .then(ScriptedGateway.answer(
                        200, JsonDocument.write(document(AuthenticationStatus.SUCCESSFUL, Group.EMPTY, "10.00", "a"))));
        assertThat(authenticator.authenticate(asking()).isRight()).isTrue();
    }

    @Test
    void tells_the_gateway_what_it_needs_and_no_more() {
        gateway.then(ScriptedGateway.answer(200, "{}"));
        assertThat(authenticator.authenticate(asking())).isEqualTo(failed());
        assertThat(authenticator.authenticate(asking())).isEqualTo(failed());
        assertThat(gateway.received().get(1).body())
                .as("after a crash it is the same request")
                .isEqualTo(gateway.received().get(0).body());
        Received sent = gateway.received().get(0);
        RequestFields said = new RequestFields(JsonDocument.read(sent.body()).get());

        assertThat(sent.line()).contains("/merchant/REMOTE7/order/Auftrag%20%C3%BC%2F1/transaction/a ");
        assertThat(said.text("sourceOfFunds.provided.card.number")).contains("5123450000000008");
        assertThat(said.text("sourceOfFunds.provided.card.securityCode")).isEmpty();
        assertThat(said.text("order.amount")).contains("10.00");
        String back = said.text("authentication.redirectResponseUrl").get();
        assertThat(back)
                .startsWith("https://pay.example/callbackInterface/acquirer/")
                .doesNotContain("shop.example");
        String token = back.substring(back.lastIndexOf('/') + 1);
        assertThat(authenticator.readReturn(token).get().reference()).isEqualTo(REFERENCE);
        assertThat(authenticator.readReturn(token.substring(0, token.length() - 2) + "AA"))
                .isEmpty();
        assertThat(authenticator.readReturn("x" + token)).isEmpty();
        assertThat(authenticator.toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void the_token_of_one_merchant_is_none_of_another() {
        GatewaySettings.Account account = new GatewaySettings.Account("X", Secret.of("0123456789abcdef"));
        GatewaySettings.Account other = new GatewaySettings.Account("Y", Secret.of("fedcba9876543210"));
        MerchantId foreign = new MerchantId("TESTSHOP99");
        Reference theirs = new Reference(new OrderKey(foreign, new OrderId("1")), new TransactionId("a"));

        assertThat(ReturnToken.read(ReturnToken.of(theirs, account), HashMap.of(foreign, account)))
                .contains(theirs);
        assertThat(ReturnToken.read(ReturnToken.of(theirs, account), HashMap.of(foreign, other)))
                .isEmpty();
        assertThat(ReturnToken.read(ReturnToken.of(theirs, account), HashMap.of(SampleSessions.MERCHANT, account)))
                .isEmpty();
    }

    private static Either<PayerAuthenticator.Failed, Verdict> authenticated(String document) {
        return authenticated(ScriptedGateway.answer(200, document));
    }

    /** What is made of a gateway that does that. */
    private static Either<PayerAuthenticator.Failed, Verdict> authenticated(ScriptedGateway.Turn turn) {
        try (ScriptedGateway odd = new ScriptedGateway().then(turn)) {
            return new GatewayAuthenticator(
                            SampleRequests.settings(odd.address("http"), SampleRequests.PATIENT),
                            () -> URI.create("https://pay.example"))
                    .authenticate(asking());
        }
    }

    private static Either<PayerAuthenticator.Failed, Verdict> failed() {
        return Either.left(new PayerAuthenticator.Failed());
    }

    private static Request asking() {
        RequestFields fields = SampleSessions.accepted(group(
                "authentication",
                group("redirectResponseUrl", new Text("https://shop.example/back")),
                "sourceOfFunds",
                group("provided", group("card", SampleSessions.card("5123450000000008", "100")))));
        return new Request(SampleRequests.NAME, REFERENCE, SampleRequests.eur(1_000), fields, RequestFields.EMPTY);
    }
}

package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.CertificateChange;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.RequestSettings;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.TerminalPermission;
import io.paysession.domain.merchant.TokenChange;
import io.paysession.domain.merchant.UnknownFields;
import io.vavr.control.Option;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant that is set to be lenient with fields that nobody knows, by every operation; and where leniency ends. */
class UnknownFieldsTest {
    private static final String CARD = "\"sourceOfFunds\":{\"provided\":{\"card\":{\"number\":\"5123450000000008\","
            + "\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}}}";
    private static final String ORDER =
            "\"order\":{\"amount\":\"5.00\",\"currency\":\"EUR\",\"surprise\":\"secret value\"}";
    private static final String PAY = "{\"apiOperation\":\"PAY\"," + ORDER + "," + CARD + "}";

    private final RestServer server = new RestServer();

    @BeforeEach
    void be_lenient() {
        set(UnknownFields.IGNORE);
    }

    private void set(UnknownFields unknown) {
        Merchant merchant = server.merchants.find(RestServer.MERCHANT).get();
        SettingsChange change = new SettingsChange(
                Option.none(),
                false,
                RelationshipChange.NONE,
                TokenChange.NONE,
                CertificateChange.NONE,
                TerminalPermission.Change.NONE,
                new RequestSettings.Change(Option.some(unknown)),
                PageSettings.Change.NONE);
        assertThat(server.merchants.replace(
                        merchant, merchant.with(merchant.settings().change(change))))
                .isTrue();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String user, String password)
            throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/rest/version/72/merchant/TESTSHOP01/" + path))
                .header("Authorization", RestServer.basic(user, password))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return send(method, path, body, "merchant.TESTSHOP01", RestServer.PASSWORD);
    }

    private String session() throws Exception {
        String body = send("POST", "session", "{\"session\":{\"authenticationLimit\":20},\"surprise\":1}")
                .body();
        return body.replaceAll("(?s).*\"id\"\\s*:\\s*\"(SESSION[0-9A-Z]+)\".*", "$1");
    }

    @Test
    void every_operation_leaves_out_what_nobody_knows() throws Exception {
        String session = session();
        assertThat(session).startsWith("SESSION");
        HttpResponse<String> held = send("PUT", "session/" + session, "{" + ORDER + ",\"surprise\":{\"a\":[1]}}");
        assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
        assertThat(held.body()).doesNotContain("surprise", "secret value");
        assertThat(send("PUT", "order/1/transaction/1", PAY).body()).contains("\"result\":\"SUCCESS\"");
        assertThat(send(
                                "PUT",
                                "order/1/transaction/2",
                                "{\"apiOperation\":\"VOID\",\"transaction\":{"
                                        + "\"targetTransactionId\":\"1\",\"surprise\":true}}")
                        .body())
                .contains("\"result\":\"SUCCESS\"");
        assertThat(send("POST", "token", "{\"surprise\":\"secret value\"," + CARD + "}")
                        .body())
                .contains("\"token\"");
        assertThat(send(
                                "POST",
                                "tokenSearch",
                                "{\"surprise\":\"secret value\",\"sourceOfFunds\":{\"provided\":{\"card\":{"
                                        + "\"number\":\"5123450000000008\"}}}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "paymentOptionsInquiry", "{\"surprise\":1}").statusCode())
                .isEqualTo(200);
        assertThat(send(
                                "POST",
                                "session",
                                "{\"apiOperation\":\"INITIATE_CHECKOUT\",\"interaction\":{\"operation\":"
                                        + "\"PURCHASE\"},\"surprise\":1,\"order\":{\"id\":\"7\",\"amount\":\"5.00\",\"currency\":\"EUR\"}}")
                        .body())
                .contains("successIndicator");
        assertThat(server.ignored)
                .contains("TESTSHOP01 surprise", "TESTSHOP01 order.surprise", "TESTSHOP01 transaction.surprise")
                .allSatisfy(name -> assertThat(name).doesNotContain("secret"));
    }

    @Test
    void a_payer_of_the_merchant_may_send_it_too() throws Exception {
        String session = session();
        server.ignored.clear();
        HttpResponse<String> held =
                send("PUT", "session/" + session, "{\"surprise\":1}", "merchant.TESTSHOP01", session);
        assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
        assertThat(server.ignored).containsExactly("TESTSHOP01 surprise");
    }

    @Test
    void what_is_paid_with_and_which_session_is_meant_is_never_guessed_at() throws Exception {
        for (String strict : new String[] {
            "{\"sourceOfFunds\":{\"surprise\":1}}",
            "{\"sourceOfFunds\":{\"provided\":{\"card\":{\"pan\":\"5123450000000008\"}}}}",
            "{\"session\":{\"surprise\":1}}"
        }) {
            HttpResponse<String> refused = send("PUT", "session/" + session(), strict);
            assertThat(refused.statusCode()).as(strict).isEqualTo(400);
            assertThat(refused.body()).contains("Unexpected parameter");
        }
    }

    @Test
    void many_unknown_fields_hide_nothing_else_that_is_wrong() throws Exception {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            many.append("\"a").append(i).append("\":1,");
        }
        HttpResponse<String> refused =
                send("PUT", "session/" + session(), "{" + many + "\"order\":{\"amount\":\"x\"}}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("order.amount");
    }

    /** Neither whether there is such a merchant nor what it is set to can be seen from outside. */
    @Test
    void whoever_is_not_the_merchant_learns_nothing_of_it() throws Exception {
        server.ignored.clear();
        HttpResponse<String> stranger =
                send("PUT", "order/1/transaction/1", PAY, "merchant.TESTSHOP01", "a wrong password");
        assertThat(stranger.statusCode()).isEqualTo(400);
        assertThat(stranger.body()).contains("Unexpected parameter");
        assertThat(server.ignored).isEmpty();
        set(UnknownFields.REFUSE);
        assertThat(send("PUT", "order/1/transaction/1", PAY, "merchant.TESTSHOP01", "a wrong password")
                        .body())
                .isEqualTo(stranger.body());
        assertThat(send("PUT", "order/1/transaction/1", PAY).body()).contains("Unexpected parameter", "order.surprise");
    }
}

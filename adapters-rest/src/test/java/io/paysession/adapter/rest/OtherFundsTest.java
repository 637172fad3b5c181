package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token beside what it is not of: neither a mixture of both pays, nor does an answer name the token. */
class OtherFundsTest {
    private static final String ACH =
            "\"ach\":{\"bankAccountNumber\":\"987654321098\",\"routingNumber\":\"011000015\"}";
    private static final String CARD =
            "\"card\":{\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}";

    private final RestServer server = new RestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String path, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP01" + path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void token(String name, String provided) throws Exception {
        HttpResponse<String> made = send("/token/" + name, "{\"sourceOfFunds\":{\"provided\":{" + provided + "}}}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private HttpResponse<String> pay(String token, String provided) throws Exception {
        return send(
                "/order/o1/transaction/1",
                "{\"apiOperation\":\"PAY\",\"order\":{\"amount\":\"7.00\",\"currency\":\"USD\"},\"sourceOfFunds\":{"
                        + "\"token\":\"" + token + "\",\"provided\":{" + provided + "}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"bankAccountNumber\":\"55555555\"", "\"routingNumber\":\"021000021\""})
    void half_of_another_account_is_completed_by_nothing(String half) throws Exception {
        token("achOfJo", ACH);
        HttpResponse<String> refused = pay("achOfJo", "\"ach\":{" + half + "}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.body()).contains("\"validationType\":\"MISSING\"");
    }

    @Test
    void a_card_that_the_token_is_not_of_pays_alone() throws Exception {
        token("cardOfJo", CARD);
        assertThat(pay("cardOfJo", "\"card\":{\"number\":\"4508750015741019\"}").body())
                .as("nor with the expiry of the other")
                .contains("\"field\":\"sourceOfFunds.provided.card.expiry.month\"");
        HttpResponse<String> paid = pay("cardOfJo", CARD.replace("5123450000000008", "4508750015741019"));
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(201);
        assertThat(paid.body()).contains("450875xxxxxx1019").doesNotContain("cardOfJo");
    }

    @Test
    void a_card_beside_an_account_s_token_pays_without_it() throws Exception {
        token("achOfJo", ACH);
        HttpResponse<String> paid = pay("achOfJo", CARD);
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(201);
        assertThat(paid.body()).contains("\"type\":\"CARD\"").doesNotContain("achOfJo");
    }

    @Test
    void the_same_account_however_it_is_written_is_the_token_s() throws Exception {
        token("achOfJo", ACH);
        HttpResponse<String> paid = pay("achOfJo", "\"ach\":{\"bankAccountNumber\":\"98-7654 321098\"}");
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(201);
        assertThat(paid.body()).contains("\"token\":\"achOfJo\"");
    }

    @Test
    void a_number_without_a_digit_or_letter_is_none() throws Exception {
        HttpResponse<String> refused = send(
                "/token/none",
                "{\"sourceOfFunds\":{\"provided\":{\"ach\":{\"bankAccountNumber\":\"- -\",\"routingNumber\":\"011000015\"}}}}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }

    @Test
    void a_card_s_number_in_the_field_for_its_holder_is_not_shown() throws Exception {
        HttpResponse<String> paid = send(
                "/order/o1/transaction/1",
                "{\"apiOperation\":\"PAY\",\"order\":{\"amount\":\"7.00\",\"currency\":\"USD\"},\"sourceOfFunds\":{"
                        + "\"provided\":{"
                        + CARD.replace("\"number\"", "\"nameOnCard\":\"4508 7500 1574 1019\",\"number\"") + "}}}");
        assertThat(paid.statusCode()).as(paid.body()).isEqualTo(201);
        assertThat(paid.body()).doesNotContain("4508 7500 1574 1019").doesNotContain("4508750015741019");
    }
}

package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.PaymentRules;
import io.paysession.domain.merchant.RelationshipChange;
import io.paysession.domain.merchant.SettingsChange;
import io.paysession.domain.merchant.UniqueReference.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a merchant reads who has said that its references are unique, and then names two orders alike. */
class TakenReferencesTest {
    private static final String PAY =
            "{\"apiOperation\":\"PAY\",\"order\":{\"amount\":\"5.00\",\"currency\":\"EUR\"%s},"
                    + "\"transaction\":{\"reference\":\"%s\"},\"sourceOfFunds\":{\"provided\":{\"card\":{"
                    + "\"number\":\"5123450000000008\",\"expiry\":{\"month\":\"1\",\"year\":\"39\"}}}}}";

    private final RestServer server = new RestServer();

    @BeforeEach
    void references_are_unique() {
        Merchant merchant = server.merchants.find(RestServer.MERCHANT).get();
        RelationshipChange relationship = new RelationshipChange(
                Option.none(),
                HashSet.empty(),
                HashSet.empty(),
                Option.none(),
                Option.none(),
                Option.none(),
                new PaymentRules.Change(
                        Option.none(), Option.none(), LinkedHashMap.of(Kind.ORDER, true, Kind.TRANSACTION, true)));
        SettingsChange change = SettingsChange.of(Option.none(), relationship);
        assertThat(server.merchants.replace(
                        merchant, merchant.with(merchant.settings().change(change))))
                .isTrue();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> pay(String order, String reference, String transactionReference) throws Exception {
        String body =
                PAY.formatted(reference.isEmpty() ? "" : ",\"reference\":\"" + reference + "\"", transactionReference);
        return server.send(HttpRequest.newBuilder(
                        server.uri("/api/rest/version/100/merchant/TESTSHOP01/order/" + order + "/transaction/1"))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String error(String explanation, String field, String type) {
        return "{\"error\":{\"cause\":\"INVALID_REQUEST\",\"explanation\":\"" + explanation + "\",\"field\":\"" + field
                + "\",\"validationType\":\"" + type + "\"},\"result\":\"ERROR\"}";
    }

    @Test
    void is_told_which_reference_in_the_gateway_s_words() throws Exception {
        assertThat(pay("o1", "R1", "T1").statusCode()).isEqualTo(201);
        HttpResponse<String> again = pay("o2", "R1", "T2");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .isEqualTo(error(
                        "Value 'R1' is invalid. Field must be set to a unique value", "order.reference", "INVALID"));
        assertThat(pay("o2", "R2", "T1").body())
                .isEqualTo(error(
                        "Value 'T1' is invalid. Field must be set to a unique value",
                        "transaction.reference",
                        "INVALID"));
        assertThat(pay("o2", "", "T2").body())
                .isEqualTo(error("Field must be set to a unique value", "order.reference", "MISSING"));
        assertThat(pay("o1", "R1", "T1").statusCode()).as("the same again").isEqualTo(200);
    }

    @Test
    void is_told_the_same_in_a_form() throws Exception {
        assertThat(pay("o1", "R1", "T1").statusCode()).isEqualTo(201);
        String form = "merchant=TESTSHOP01&apiUsername=merchant.TESTSHOP01&apiPassword=" + RestServer.PASSWORD
                + "&apiOperation=PAY&order.id=o2&transaction.id=1&order.amount=7.00&order.currency=EUR"
                + "&order.reference=R1&transaction.reference=T2&sourceOfFunds.provided.card.number=5123450000000008"
                + "&sourceOfFunds.provided.card.expiry.month=1&sourceOfFunds.provided.card.expiry.year=39";
        HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri("/api/nvp/version/100"))
                .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(URLDecoder.decode(answer.body(), StandardCharsets.UTF_8))
                .contains("error.explanation=Value 'R1' is invalid. Field must be set to a unique value")
                .contains("error.field=order.reference", "error.validationType=INVALID", "result=ERROR");
    }
}

package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.merchant.MerchantId;
import io.paysession.domain.order.GatewayCode;
import io.paysession.domain.order.OrderId;
import io.paysession.domain.order.OrderKey;
import io.paysession.domain.order.OrderStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a payer's browser does between INITIATE_BROWSER_PAYMENT and the merchant's own page. */
class ProviderPagesTest {
    private static final String PAGE = "/callbackInterface/provider/o1.1";

    private final RestServer server = new RestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asks_the_payer_and_sends_the_browser_back_to_the_shop() throws Exception {
        begin("https://shop.example:8443/back?a=1&b=2");
        HttpResponse<String> page = visit("GET", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<title>Payment</title>", "TESTSHOP01", "7.00", "value=\"PAY\"", "value=\"CANCEL\"");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .contains(
                        "default-src 'none'; base-uri 'none'; script-src 'none'; form-action 'self'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");

        HttpResponse<String> back = visit("POST", "answer=PAY");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("href=\"https://shop.example:8443/back?a=1&amp;b=2\"");
        assertThat(back.headers().firstValue("Content-Security-Policy").get())
                .contains("script-src 'sha256-", "form-action 'none'");
        assertThat(status()).isEqualTo(OrderStatus.CAPTURED);

        assertThat(visit("GET", "").statusCode()).as("answered").isEqualTo(400);
        assertThat(visit("POST", "answer=CANCEL").body())
                .as("sent the same way")
                .contains("shop.example");
        assertThat(status()).isEqualTo(OrderStatus.CAPTURED);
    }

    @Test
    void ends_on_the_page_without_a_place_to_return_to() throws Exception {
        begin("");
        assertThat(visit("POST", "answer=CANCEL").body()).contains("You may go back to the shop");
        assertThat(status()).isEqualTo(OrderStatus.FAILED);
    }

    @Test
    void takes_nothing_that_is_no_answer_or_no_page() throws Exception {
        begin("https://shop.example/back");
        assertThat(visit("POST", "answer=MAYBE").statusCode()).isEqualTo(400);
        assertThat(visit("POST", "").statusCode()).isEqualTo(400);
        assertThat(visit("POST", "%zz").statusCode()).isEqualTo(400);
        assertThat(status()).isEqualTo(OrderStatus.INITIATED);
        HttpResponse<String> none = server.send(HttpRequest.newBuilder(server.uri(PAGE + "%3Cscript%3E")));
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).doesNotContain("<script");
        HttpResponse<String> put =
                server.send(HttpRequest.newBuilder(server.uri(PAGE)).PUT(HttpRequest.BodyPublishers.noBody()));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST, OPTIONS");
    }

    @Test
    void shows_nothing_of_a_payment_to_another_merchant() throws Exception {
        begin("https://shop.example/back");
        String update = "{\"apiOperation\":\"UPDATE_BROWSER_PAYMENT\"}";
        HttpResponse<String> other = server.send(
                HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP02/order/o1/transaction/1"))
                        .header("Authorization", RestServer.basic("merchant.TESTSHOP02", RestServer.PASSWORD))
                        .PUT(HttpRequest.BodyPublishers.ofString(update)));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).doesNotContain("redirectUrl");
    }

    private void begin(String returnUrl) throws Exception {
        String back = returnUrl.isEmpty() ? "" : ",\"returnUrl\":\"" + returnUrl + "\"";
        HttpResponse<String> begun = server.send(
                HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP01/order/o1/transaction/1"))
                        .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                        .PUT(HttpRequest.BodyPublishers.ofString(
                                "{\"apiOperation\":\"INITIATE_BROWSER_PAYMENT\",\"browserPayment\":{\"operation\":\"PAY\""
                                        + back + "},\"order\":{\"amount\":\"7.00\",\"currency\":\"EUR\"},"
                                        + "\"sourceOfFunds\":{\"type\":\"PAYPAL\"}}")));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        assertThat(begun.body()).contains("\"gatewayCode\":\"" + GatewayCode.PENDING + "\"", "redirectUrl");
    }

    private HttpResponse<String> visit(String method, String form) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(PAGE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(form)));
    }

    private OrderStatus status() {
        return server.orders
                .find(new OrderKey(new MerchantId("TESTSHOP01"), new OrderId("o1")))
                .get()
                .status();
    }
}

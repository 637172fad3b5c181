package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a real browser makes of the provider's page, on its way from the shop and back. */
@ExtendWith(Chromium.class)
class ProviderInBrowserIT {
    private static final String PLACE = "/api/rest/version/100/merchant/TESTSHOP01/order/o1/transaction/1";

    private final ChromeDriver browser;
    private final RestServer server = new RestServer();
    private final BrowserShop shop = BrowserShop.open();

    ProviderInBrowserIT(ChromeDriver browser) {
        this.browser = browser;
    }

    @AfterEach
    void stop() {
        server.close();
        shop.close();
    }

    @ParameterizedTest
    @CsvSource({"PAY, CAPTURED, SUCCESS", "CANCEL, FAILED, FAILURE"})
    void goes_to_the_provider_and_comes_back_with_what_the_shop_then_learns(String answer, String status, String result)
            throws Exception {
        begin();
        shop.show("/pay", "<a id=\"pay\" href=\"" + page() + "\">Pay</a>");
        browser.get(shop.url("/pay"));
        browser.findElement(By.id("pay")).click();
        browser.findElement(By.cssSelector("button[value=" + answer + "]")).click();

        assertThat(browser.findElement(By.id("done")).getText()).isEqualTo("Thank you");
        assertThat(browser.getCurrentUrl()).endsWith("/done");
        String known = call("GET", "").body();
        assertThat(known).contains("\"status\":\"" + status + "\"", "\"result\":\"" + result + "\"");
    }

    @Test
    void a_second_browser_on_the_same_page_is_sent_the_same_way_and_changes_nothing() throws Exception {
        begin();
        browser.get(page());
        HttpResponse<String> first = server.send(HttpRequest.newBuilder(server.uri("/callbackInterface/provider/o1.1"))
                .POST(HttpRequest.BodyPublishers.ofString("answer=PAY")));
        assertThat(first.statusCode()).isEqualTo(200);
        browser.findElement(By.cssSelector("button[value=CANCEL]")).click();

        assertThat(browser.findElement(By.id("done")).getText()).isEqualTo("Thank you");
        assertThat(call("GET", "").body()).contains("\"status\":\"CAPTURED\"");
    }

    private void begin() throws Exception {
        assertThat(call(
                                "PUT",
                                "{\"apiOperation\":\"INITIATE_BROWSER_PAYMENT\",\"browserPayment\":{\"operation\":\"PAY\","
                                        + "\"returnUrl\":\"" + shop.url(BrowserShop.RETURN)
                                        + "\"},\"order\":{\"amount\":\"7.00\",\"currency\":\"EUR\"},"
                                        + "\"sourceOfFunds\":{\"type\":\"PAYPAL\"}}")
                        .statusCode())
                .isEqualTo(201);
    }

    private String page() {
        return server.uri("/callbackInterface/provider/o1.1").toString();
    }

    private HttpResponse<String> call(String method, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(PLACE))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}

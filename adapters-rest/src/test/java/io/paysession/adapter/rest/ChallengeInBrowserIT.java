package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.testing.ScriptedAuthenticator;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Text;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a real browser makes of the HTML that AUTHENTICATE_PAYER answers with, in the ways in which shops use it. */
@ExtendWith(Chromium.class)
class ChallengeInBrowserIT {
    private static final By TOLD_DONE = By.xpath("//p[@id='told' and text()='done']");
    private static final String TOLD =
            "<script>window.onmessage=function(m){document.getElementById('told').textContent=m.data;};</script>";

    private final ChromeDriver browser;
    private final RestServer server = new RestServer();
    private final BrowserShop shop = BrowserShop.open();

    ChallengeInBrowserIT(ChromeDriver browser) {
        this.browser = browser;
    }

    @BeforeEach
    void ask_at_this_server() {
        server.authenticator.asksAt(server.uri("/acs/mastercard/v2/prompt").toString());
    }

    @AfterEach
    void stop() {
        server.close();
        shop.close();
    }

    @Test
    void leaves_the_shops_page_where_it_is_when_the_html_was_put_into_it() throws Exception {
        shop.show("/pay", inserting(html(ScriptedAuthenticator.ASKS, true)));
        browser.get(shop.url("/pay"));
        answerInFrame();

        assertReturnedInFrame("/pay");
    }

    @Test
    void leaves_the_shops_page_where_it_is_when_the_challenge_is_in_a_frame_of_its_own() throws Exception {
        shop.show("/html", html(ScriptedAuthenticator.ASKS, true));
        shop.show("/pay", "<h1>Shop</h1><p id=\"told\"></p>" + TOLD + "<iframe name=\"own\" src=\"/html\"></iframe>");
        browser.get(shop.url("/pay"));
        browser.switchTo().frame("own");
        answer();

        browser.switchTo().defaultContent();
        assertThat(browser.findElement(TOLD_DONE).getText()).isEqualTo("done");
        assertThat(browser.getCurrentUrl()).isEqualTo(shop.url("/pay"));
        browser.switchTo().frame("own");
        assertThat(browser.findElement(By.id("done")).getText()).isEqualTo("Thank you");
    }

    @Test
    void takes_a_page_that_shows_nothing_else() throws Exception {
        shop.show("/pay", html(ScriptedAuthenticator.ASKS, true));
        browser.get(shop.url("/pay"));
        answer();

        assertReturnedAsPage();
    }

    @Test
    void takes_a_page_that_was_replaced_by_the_html() throws Exception {
        shop.show("/pay", "<script>history.length;</script><main><h1>Shop</h1></main>");
        browser.get(shop.url("/pay"));
        ((JavascriptExecutor) browser)
                .executeScript(
                        "document.body.innerHTML=arguments[0];"
                                + "eval(document.getElementById('authenticate-payer-script').text);",
                        html(ScriptedAuthenticator.ASKS, true));
        answer();

        assertReturnedAsPage();
    }

    @Test
    void goes_on_in_the_same_way_without_a_challenge() throws Exception {
        shop.show("/pay", inserting(html(ScriptedAuthenticator.KNOWS, true)));
        browser.get(shop.url("/pay"));
        assertReturnedInFrame("/pay");

        shop.show("/page", html(ScriptedAuthenticator.KNOWS, true));
        browser.get(shop.url("/page"));
        assertReturnedAsPage();
    }

    @Test
    void ends_in_its_frame_without_a_place_to_return_to() throws Exception {
        shop.show("/pay", inserting(html(ScriptedAuthenticator.ASKS, false)));
        browser.get(shop.url("/pay"));
        answerInFrame();

        browser.findElement(By.xpath("//p[contains(., 'go back to the shop')]"));
        browser.switchTo().defaultContent();
        assertThat(browser.getCurrentUrl()).isEqualTo(shop.url("/pay"));
        assertThat(shop.returned()).isEmpty();
        assertThat(call("GET", "/order/o1/transaction/a", "").body()).contains("AUTHENTICATION_SUCCESSFUL");
    }

    private void answerInFrame() {
        browser.switchTo().frame("challengeFrame");
        answer();
    }

    private void answer() {
        browser.findElement(By.cssSelector("button[value=SUCCESSFUL]")).click();
    }

    private void assertReturnedInFrame(String page) {
        browser.switchTo().defaultContent();
        assertThat(browser.findElement(TOLD_DONE).getText()).isEqualTo("done");
        assertThat(browser.getCurrentUrl()).isEqualTo(shop.url(page));
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Shop");
        browser.switchTo().frame("challengeFrame");
        assertThat(browser.findElement(By.id("done")).getText()).isEqualTo("Thank you");
        assertThat(shop.returned().get()).contains("order.id=o1", "result=SUCCESS");
    }

    private void assertReturnedAsPage() {
        browser.switchTo().defaultContent();
        assertThat(browser.findElement(By.id("done")).getText()).isEqualTo("Thank you");
        assertThat(browser.getCurrentUrl()).endsWith("/done");
        assertThat(shop.returned().get()).contains("order.id=o1", "result=SUCCESS");
    }

    /** As shops do it: the HTML into an empty element, then its script once more, so that it runs. */
    private static String inserting(String html) {
        return "<h1>Shop</h1><p id=\"told\"></p>" + TOLD + "<div id=\"3DSUI\"></div><template id=\"html\">" + html
                + "</template><script>document.getElementById('3DSUI').innerHTML="
                + "document.getElementById('html').innerHTML;"
                + "eval(document.getElementById('authenticate-payer-script').text);</script>";
    }

    /** The HTML for an authentication of that card. */
    private String html(String card, boolean withReturn) throws Exception {
        String id = card.equals(ScriptedAuthenticator.KNOWS) && shop.returned().isDefined() ? "b" : "a";
        String back = withReturn
                ? ",\"authentication\":{\"redirectResponseUrl\":\"" + shop.url(BrowserShop.RETURN) + "\"}"
                : "";
        String funds =
                ",\"order\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},\"sourceOfFunds\":{\"provided\":{\"card\":"
                        + "{\"number\":\"" + card + "\"}}}";
        String place = "/order/o1/transaction/" + id;
        assertThat(call("PUT", place, "{\"apiOperation\":\"INITIATE_AUTHENTICATION\"" + funds + "}")
                        .statusCode())
                .isEqualTo(201);
        HttpResponse<String> asked =
                call("PUT", place, "{\"apiOperation\":\"AUTHENTICATE_PAYER\"" + back + funds + "}");
        Group redirect =
                JsonBody.read(asked.body()).get().group("authentication").group("redirect");
        return ((Text) redirect.members().get("html").get()).text();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP01" + path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}

package io.paysession.adapter.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/**
 * What the tests of hosted fields share: a merchant's page with its fields, and the hands and eyes of a payer. The page is of
 * another site than ours, so that our frames are in processes of their own.
 */
@ExtendWith(Chromium.class)
abstract class HostedFieldStory {
    static final String NUMBER = "5123450000000008";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the page could see if it looked everywhere: ports, messages, keys, its own elements and stores. */
    private static final String SPY = """
            <script>
            window.heard = [];
            addEventListener('message', event => heard.push(event.data));
            for (const kind of ['keydown', 'keyup', 'input', 'change', 'paste'])
              addEventListener(kind, event => heard.push([kind, event.key, event.target.value]), true);
            const Real = MessageChannel;
            window.MessageChannel = function () {
              const channel = new Real();
              channel.port1.addEventListener('message', event => heard.push(event.data));
              return channel;
            };
            window.everything = () => JSON.stringify([heard, document.documentElement.outerHTML,
              Object.entries(localStorage), Object.entries(sessionStorage), document.cookie,
              [...document.querySelectorAll('input')].map(input => input.value),
              performance.getEntries().map(entry => entry.name)]);
            </script>
            """;

    static final String FIELDS = """
            <style>.input { width: 300px; height: 40px; border: 2px solid rgb(1, 2, 3); font: 17px monospace; padding: 3px 9px }
            .bad .input { border-color: rgb(200, 0, 0) }</style>
            <form id="form" onsubmit="return false"><p><label id="label" for="card-number">Number</label>
            <input class="input" id="card-number" title="card number" aria-label="your card number"
             placeholder="4444 3333 2222 1111" tabindex="1" readonly></p>
            <p><input class="input" id="expiry-month" tabindex="2" readonly></p>
            <p><input class="input" id="expiry-year" tabindex="3" readonly></p>
            <p><input class="input" id="security-code" tabindex="4" readonly></p>
            <p><input class="input" id="cardholder-name" tabindex="5" readonly></p></form><button id="pay">Pay</button>
            """;

    static final String CARD = "card: {number: '#card-number', securityCode: '#security-code',"
            + " expiryMonth: '#expiry-month', expiryYear: '#expiry-year', nameOnCard: '#cardholder-name'}";

    final ChromeDriver browser;
    final BrowserShop shop = BrowserShop.open();
    RestServer server = new RestServer();

    HostedFieldStory(ChromeDriver browser) {
        this.browser = browser;
    }

    @AfterEach
    void stop() {
        server.close();
        shop.close();
    }

    static String configuration(String session, String fields) {
        return "PaymentSession.configure({session: '" + session + "', fields: {" + fields + "},"
                + " frameEmbeddingMitigation: ['javascript'], callbacks: {initialized: result => {window.initialized = result;"
                + " window.ready = (window.ready || 0) + 1}, formSessionUpdate: result => {window.results.push(result)}}});";
    }

    String page(int version, String fields, String script) {
        return "<meta charset=UTF-8><body>" + SPY + "<script src=\""
                + server.uri("/form/version/" + version + "/merchant/TESTSHOP01/session.js") + "\"></script>" + fields
                + "<script>window.results = [];" + script + "</script>";
    }

    /** Shows the page, and waits until its fields can be used. */
    void show(int version, String fields, String script) {
        shop.show("/pay", page(version, fields, script));
        browser.get(address());
        poll("ok", () -> script("return window.initialized?.status"));
    }

    String address() {
        return shop.elsewhere("/pay");
    }

    WebElement frame(String role) {
        return browser.findElement(By.cssSelector("iframe.gw-proxy-" + role));
    }

    void type(String role, String text) {
        inside(role, () -> {
            WebElement field = browser.findElement(By.id("field"));
            new Actions(browser).moveToElement(field).click().perform();
            if (!text.startsWith("\b")) {
                field.clear();
            }
            field.sendKeys(text);
            return "";
        });
    }

    String inFrame(String role, String property) {
        return inFrame("#field", role, property);
    }

    String inFrame(String selector, String role, String property) {
        return inside(role, () -> script("return document.querySelector('" + selector + "')." + property));
    }

    String style(String role, String property) {
        return inside(role, () -> script("return getComputedStyle(document.querySelector('#field'))." + property));
    }

    String error(String role) {
        return inFrame("#error", role, "textContent");
    }

    String inside(String role, Supplier<String> action) {
        browser.switchTo().frame(browser.findElement(By.cssSelector("iframe.gw-proxy-" + role)));
        try {
            return action.get();
        } finally {
            browser.switchTo().defaultContent();
        }
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> update(String call) {
        String before = script("return results.length");
        script(call);
        poll(true, () -> !script("return results.length").equals(before));
        return (Map<String, Object>) requireNonNull(browser.executeScript("return results[results.length - 1]"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> group(Map<String, Object> document, String name) {
        return (Map<String, Object>) requireNonNull(document.get(name), name);
    }

    String thrown(String call) {
        return script("try { " + call + "; return 'nothing' } catch (error) { return error.message }");
    }

    String script(String text) {
        return String.valueOf(browser.executeScript(text));
    }

    static <T> void poll(T expected, Supplier<?> found) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = String.valueOf(found.get());
        while (!String.valueOf(expected).equals(seen) && System.nanoTime() < end) {
            seen = String.valueOf(found.get());
        }
        assertThat(seen).isEqualTo(String.valueOf(expected));
    }

    String session(int limit) throws Exception {
        String created = merchant("POST", "/session", "{\"session\":{\"authenticationLimit\":" + limit + "}}")
                .body();
        Matcher id = Pattern.compile("\"id\":\"(SESSION[0-9A-Z]+)\"").matcher(created);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    PaymentSession stored(String session) {
        return server.sessions.find(SessionId.parse(session).get()).get();
    }

    HttpResponse<String> merchant(String method, String path, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP01" + path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}

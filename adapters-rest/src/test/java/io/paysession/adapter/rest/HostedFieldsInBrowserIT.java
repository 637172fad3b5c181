package io.paysession.adapter.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.session.SessionSettings;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.session.PaymentSession;
import io.paysession.domain.session.SessionId;
import io.paysession.domain.session.SessionLifetime;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.collection.HashSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** A shop's page that was written from the gateway's public documentation, in a real browser, from another site than ours. */
class HostedFieldsInBrowserIT {
    private static final String NUMBER = "5123450000000008";
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

    private static final String FIELDS = """
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

    private static final String CARD = "card: {number: '#card-number', securityCode: '#security-code',"
            + " expiryMonth: '#expiry-month', expiryYear: '#expiry-year', nameOnCard: '#cardholder-name'}";

    private static ChromeDriver browser;

    private RestServer server = new RestServer();
    private final BrowserShop shop = BrowserShop.open();

    @BeforeAll
    static void open() {
        browser = Chromium.start();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    @AfterEach
    void stop() {
        server.close();
        shop.close();
    }

    @Test
    void a_typed_card_goes_into_the_session_and_nowhere_else_and_pays() throws Exception {
        String session = session(5);
        show(100, FIELDS, configuration(session, CARD));
        type("number", NUMBER);
        type("expiryMonth", "1");
        type("expiryYear", "39");
        type("securityCode", "100");
        type("nameOnCard", "Anna Example");
        assertThat(inFrame("number", "value")).isEqualTo("5123 4500 0000 0008");

        Map<String, Object> result = update("PaymentSession.updateSessionFromForm('card')");
        assertThat(result).containsOnlyKeys("status", "merchant", "session", "sourceOfFunds", "version");
        assertThat(result)
                .containsEntry("status", "ok")
                .containsEntry("merchant", "TESTSHOP01")
                .containsEntry("version", "100");
        assertThat(group(result, "session"))
                .containsOnlyKeys("id", "updateStatus", "version")
                .containsEntry("id", session)
                .containsEntry("updateStatus", "SUCCESS");
        assertThat(group(result, "sourceOfFunds")).containsEntry("type", "CARD");
        assertThat(group(group(group(result, "sourceOfFunds"), "provided"), "card"))
                .containsEntry("number", "512345xxxxxx0008")
                .containsEntry("brand", "MASTERCARD")
                .containsEntry("scheme", "MASTERCARD")
                .containsEntry("securityCode", "xxx")
                .containsEntry("nameOnCard", "Anna Example")
                .containsEntry("expiry", Map.of("month", "1", "year", "39"));

        String everything = script("return everything()");
        assertThat(everything).contains("gw-proxy-number");
        for (int at = 0; at + 7 <= NUMBER.length(); at++) {
            assertThat(everything).doesNotContain(NUMBER.substring(at, at + 7));
        }
        assertThat(everything).doesNotContain("5123 4500");

        assertThat(merchant("GET", "/session/" + session, "").body()).contains("\"number\":\"512345xxxxxx0008\"");
        HttpResponse<String> paid = merchant(
                "PUT",
                "/order/o1/transaction/1",
                "{\"apiOperation\":\"PAY\",\"order\":{\"amount\":\"10.00\",\"currency\":\"EUR\"},\"session\":{\"id\":\""
                        + session + "\"}}");
        assertThat(paid.body()).contains("\"result\":\"SUCCESS\"");
        assertThat(stored(session).authentications().used()).isZero();
    }

    @Test
    void what_is_missing_or_wrong_is_told_to_the_page_and_to_screen_readers() throws Exception {
        show(100, FIELDS, configuration(session(5), CARD));
        assertThat(update("PaymentSession.updateSessionFromForm('card')"))
                .containsEntry("status", "fields_in_error")
                .containsEntry(
                        "errors", Map.of("cardNumber", "missing", "expiryMonth", "missing", "expiryYear", "missing"))
                .containsEntry("version", "100");
        assertThat(error("number")).isEqualTo("Card Number is missing, please enter the value");
        type("number", "5123450000000009");
        assertThat(error("number")).isEmpty();
        type("expiryMonth", "13");
        type("expiryYear", "39");
        type("securityCode", "12");
        assertThat(update("PaymentSession.updateSessionFromForm('card')"))
                .containsEntry(
                        "errors", Map.of("cardNumber", "invalid", "expiryMonth", "invalid", "securityCode", "invalid"));
        assertThat(error("number")).isEqualTo("Card Number is invalid, please enter correct value");
        script("PaymentSession.setMessage('card.number', 'Not this one'); PaymentSession.setLocale('fr')");
        poll("Not this one", () -> error("number"));
        poll("Numéro de carte", () -> inFrame("label", "number", "textContent"));
        assertThat(update("PaymentSession.updateSessionFromForm('cards')"))
                .containsEntry("status", "payment_type_required");
        assertThat(update("PaymentSession.updateSessionFromForm('giftCard')"))
                .containsEntry("status", "giftCard_type_required");
    }

    @Test
    void an_expired_session_and_too_many_updates_are_system_errors() throws Exception {
        restart(new SessionSettings(
                new SessionPolicy(SessionLifetime.DEFAULT, false, 2), SessionSettings.DEFAULT.catalogue(), true));
        String session = session(0);
        show(100, FIELDS, configuration(session, "card: {securityCode: '#security-code'}"));
        type("securityCode", "100");
        assertThat(update("PaymentSession.updateSessionFromForm('card')")).containsEntry("status", "ok");
        assertThat(update("PaymentSession.updateSessionFromForm('card')")).containsEntry("status", "ok");
        Map<String, Object> tooMany = update("PaymentSession.updateSessionFromForm('card')");
        assertThat(tooMany).containsEntry("status", "system_error");
        assertThat(group(tooMany, "session")).isEqualTo(Map.of("id", session));
        server.time.pass(Duration.ofHours(2));
        assertThat(update("PaymentSession.updateSessionFromForm('card')"))
                .containsEntry("status", "system_error")
                .containsEntry("errors", Map.of("message", "Form Session not found or expired."));
        server.close();
        assertThat(update("PaymentSession.updateSessionFromForm('card')")).containsEntry("status", "system_error");
        restart(SessionSettings.DEFAULT);
    }

    @Test
    void the_page_is_told_what_the_payer_does_whether_it_asked_before_or_afterwards() throws Exception {
        String before =
                "window.told = []; for (const on of ['onFocus', 'onBlur', 'onChange', 'onMouseOver', 'onMouseOut'])"
                        + " PaymentSession[on](['card.number', 'card.nameOnCard'], (selector, role) => told.push(on + ' ' + selector"
                        + " + ' ' + role));";
        String after =
                "PaymentSession.onCardBINChange((selector, result) => told.push('bin ' + selector + ' ' + result.BIN));"
                        + "PaymentSession.onEmptinessChange(['card.number'], (selector, result) => told.push('empty ' + result.isEmpty));"
                        + "PaymentSession.onValidityChange(['card.number'], (selector, result, role) => told.push('valid '"
                        + " + role + ' ' + [result.isValid, result.isIncomplete, result.hasError, result.errorReason]));";
        show(100, FIELDS, before + configuration(session(5), CARD) + after);
        type("number", NUMBER);
        type("nameOnCard", "A");
        poll(true, () -> script("return told.includes('onFocus #cardholder-name nameOnCard')"));
        assertThat(script("return told.join()"))
                .contains("onFocus #card-number number")
                .contains("onBlur #card-number number")
                .contains("onChange #card-number number")
                .contains("onMouseOver #card-number number")
                .contains("empty false")
                .contains("valid number false,true,false,INVALID_VALUE")
                .contains("valid number true,false,false,")
                .contains("bin #card-number 512345");
        assertThat(script("window.validity = 0; PaymentSession.validate('card', result => validity = result);"
                        + " return validity"))
                .as("never inline")
                .isEqualTo("0");
        poll(true, () -> script("return validity !== 0"));
        assertThat(script("return JSON.stringify([validity.card.isValid, validity.card.number])"))
                .isEqualTo(
                        "[false,{\"isValid\":true,\"isIncomplete\":false,\"hasError\":false,\"selector\":\"#card-number\"}]");
        assertThat(script("return JSON.stringify(validity.card.expiryYear)")).contains("\"errorReason\":\"EMPTY\"");
    }

    @Test
    void a_field_looks_like_the_element_that_it_stands_for_and_goes_where_it_goes() throws Exception {
        show(100, FIELDS, configuration(session(5), CARD));
        WebElement original = browser.findElement(By.id("card-number"));
        WebElement frame = frame("number");
        assertSamePlace(original, frame);
        assertThat(frame.getDomAttribute("title")).isEqualTo("card number");
        assertThat(style("number", "borderTopColor")).isEqualTo("rgb(1, 2, 3)");
        assertThat(style("number", "fontSize")).isEqualTo("17px");
        assertThat(inFrame("number", "placeholder")).isEqualTo("4444 3333 2222 1111");
        assertThat(inFrame("number", "autocomplete")).isEqualTo("cc-number");
        assertThat(inFrame("number", "inputMode")).isEqualTo("numeric");
        assertThat(inFrame("number", "ariaLabel")).isEqualTo("your card number");

        script("document.querySelector('#card-number').style.borderColor = 'rgb(4, 5, 6)'");
        poll("rgb(4, 5, 6)", () -> style("number", "borderTopColor"));
        script("document.querySelector('#form').className = 'bad'");
        poll("rgb(200, 0, 0)", () -> style("securityCode", "borderTopColor"));
        script("document.querySelector('#card-number').style.width = '150px'; document.body.style.marginTop = '90px'");
        poll("172", () -> String.valueOf(frame("number").getSize().width));
        poll(true, () -> Math.abs(original.getRect().y - frame("number").getRect().y) <= 1);
        script("document.querySelector('#form').style.display = 'none'");
        poll(false, () -> frame("number").isDisplayed());
        script("document.querySelector('#form').style.display = ''");
        poll(true, () -> frame("number").isDisplayed());

        script(
                "PaymentSession.setFocusStyle(['card.number'], {borderColor: 'rgb(7, 8, 9)', backgroundImage: 'url(x)'});"
                        + "PaymentSession.setPlaceholderStyle(['card.number'], {color: 'rgb(0, 0, 255)'})");
        browser.findElement(By.id("label")).click();
        poll("rgb(7, 8, 9)", () -> style("number", "borderTopColor"));
        script("PaymentSession.setFocus('card.securityCode')");
        poll("security-code", () -> script("return document.activeElement.previousElementSibling?.id"));
        poll("rgb(4, 5, 6)", () -> style("number", "borderTopColor"));
    }

    @Test
    void scopes_are_apart_and_may_be_configured_again_over_new_elements() throws Exception {
        String first = session(5);
        String second = session(5);
        show(
                100,
                FIELDS,
                configuration(first, "card: {number: '#card-number'}").replace("});", "}, 'one');")
                        + configuration(second, "card: {securityCode: '#security-code'}")
                                .replace("});", "}, 'two');"));
        poll("2", () -> script("return ready"));
        type("number", NUMBER);
        type("securityCode", "100");
        assertThat(group(update("PaymentSession.updateSessionFromForm('card', undefined, 'one')"), "session"))
                .containsEntry("id", first);
        assertThat(group(update("PaymentSession.updateSessionFromForm('card', '', 'two')"), "session"))
                .containsEntry("id", second);
        assertThat(stored(first).fields().hasText(PaymentSession.SECURITY_CODE)).isFalse();
        assertThat(stored(second).fields().hasText(PaymentSession.SECURITY_CODE))
                .isTrue();
        assertThat(thrown("PaymentSession.updateSessionFromForm('card')")).contains("scope");

        String third = session(5);
        script("ready = 0; document.querySelector('#form').outerHTML = `" + FIELDS + "`;"
                + configuration(third, CARD).replace("});", "}, 'one');"));
        poll("1", () -> script("return ready"));
        type("number", "371449635398431");
        type("expiryMonth", "12");
        type("expiryYear", "39");
        assertThat(group(update("PaymentSession.updateSessionFromForm('card', '', 'one')"), "session"))
                .containsEntry("id", third);
        assertThat(script("return document.querySelectorAll('iframe.gw-proxy-number').length"))
                .isEqualTo("1");
    }

    @Test
    void old_versions_have_flat_names_and_lists_may_be_chosen_from() throws Exception {
        String months = "<select id='month'><option value=''>Month</option><option value='01'>January</option></select>"
                + "<select id='year'><option></option><option>38</option><option>39</option></select><input id='number'>";
        String session = session(5);
        show(
                35,
                months,
                configuration(session, "cardNumber: '#number', expiryMonth: '#month', expiryYear: '#year'")
                        + "window.told = ''; PaymentSession.onFocus(['cardNumber'], (selector, role) => told = role);");
        type("number", NUMBER);
        inside("expiryMonth", () -> {
            browser.findElement(By.id("field")).sendKeys("January");
            return "";
        });
        inside("expiryYear", () -> {
            browser.findElement(By.id("field")).sendKeys("39");
            return "";
        });
        assertThat(update("PaymentSession.updateSessionFromForm()"))
                .containsEntry("status", "ok")
                .containsEntry("version", "35");
        assertThat(stored(session).fields().text("sourceOfFunds.provided.card.expiry.month"))
                .contains("1");
        assertThat(script("return typeof PaymentSession.setLocale")).isEqualTo("undefined");
        assertThat(script("return told")).isEqualTo("cardNumber");
    }

    @Test
    void other_ways_to_pay_have_fields_too() throws Exception {
        String inputs = "<input id=a><input id=b><input id=c><input id=d>";
        String ach = session(5);
        show(
                100,
                inputs,
                configuration(
                        ach,
                        "ach: {routingNumber: '#a', bankAccountNumber: '#b', bankAccountNumberConfirmation: '#c',"
                                + " bankAccountHolder: '#d'}"));
        type("routingNumber", "021000021");
        type("bankAccountNumber", "1234567");
        type("bankAccountNumberConfirmation", "1234568");
        type("bankAccountHolder", "Anna Example");
        assertThat(update("PaymentSession.updateSessionFromForm('ach')"))
                .containsEntry("errors", Map.of("bankAccountNumberConfirmation", "invalid"));
        type("bankAccountNumberConfirmation", "\b7");
        Map<String, Object> stored = update("PaymentSession.updateSessionFromForm('ach')");
        assertThat(group(stored, "sourceOfFunds")).containsEntry("type", "ACH");
        assertThat(group(group(group(stored, "sourceOfFunds"), "provided"), "ach"))
                .containsEntry("routingNumber", "021000021");

        show(100, inputs, configuration(session(5), "giftCard: {number: '#a', pin: '#b'}"));
        type("number", "6279500000000000");
        type("pin", "1234");
        assertThat(group(
                        update("PaymentSession.updateSessionFromForm('giftCard', 'LOCAL_BRAND_ONLY')"),
                        "sourceOfFunds"))
                .containsEntry("type", "GIFT_CARD");

        show(
                100,
                inputs,
                configuration(
                        session(5),
                        "directDebitCanada: {transitNumber: '#a', financialInstitutionNumber: '#b',"
                                + " bankAccountNumber: '#c', bankAccountHolder: '#d'}"));
        type("transitNumber", "12345");
        type("financialInstitutionNumber", "123");
        type("bankAccountNumber", "1234567");
        type("bankAccountHolder", "Anna Example");
        assertThat(group(update("PaymentSession.updateSessionFromForm('directDebitCanada')"), "sourceOfFunds"))
                .containsEntry("type", "DIRECT_DEBIT_CANADA");
    }

    @Test
    void a_page_of_another_origin_than_the_merchants_has_no_fields() throws Exception {
        Merchant merchant = server.merchants.find(RestServer.MERCHANT).get();
        allow(merchant, "https://shop.example");
        shop.show("/pay", page(100, FIELDS, configuration(session(5), CARD)));
        browser.get(address());
        poll("system_error", () -> script("return window.initialized?.status"));
        allow(server.merchants.find(RestServer.MERCHANT).get(), shop.elsewhere(""));
        show(100, FIELDS, configuration(session(5), CARD));
    }

    @Test
    void a_wrong_configuration_is_refused_at_once() throws Exception {
        show(100, FIELDS, configuration(session(5), CARD));
        String id = "session: 'SESSION0002000000000000000000000', ";
        String framed = "frameEmbeddingMitigation: ['csp']";
        String number = "fields: {card: {number: '#card-number'}}, ";
        assertThat(thrown("PaymentSession.configure()")).contains("a configuration is needed");
        assertThat(thrown("PaymentSession.configure({" + number + framed + "})"))
                .contains("session is missing");
        assertThat(thrown("PaymentSession.configure({" + id + framed + "})")).contains("at least one field");
        assertThat(thrown("PaymentSession.configure({" + id + number + "})")).contains("frameEmbeddingMitigation");
        assertThat(thrown("PaymentSession.configure({" + id + number + "frameEmbeddingMitigation: ['hope']})"))
                .contains("frameEmbeddingMitigation");
        assertThat(thrown("PaymentSession.configure({" + id + "fields: {card: {number: '#nothing'}}, " + framed + "})"))
                .contains("'#nothing'");
        assertThat(thrown("PaymentSession.configure({" + id + "fields: {card: {number: '###'}}, " + framed + "})"))
                .contains("'###'");
        assertThat(thrown("PaymentSession.configure({" + id + "fields: {card: {expiryMonth: '#expiry-month'}}, "
                        + framed + "})"))
                .contains("expiryYear");
        assertThat(thrown("PaymentSession.configure({" + id + number + framed
                        + ", interaction: {displayControl: {formatCard: 'GOLD'}}})"))
                .contains("formatCard");
        assertThat(thrown("PaymentSession.configure({" + id + number + framed + ", callbacks: {initialized: 1}})"))
                .contains("callbacks.initialized");
    }

    private static void assertSamePlace(WebElement original, WebElement frame) {
        Rectangle wanted = original.getRect();
        Rectangle found = frame.getRect();
        assertThat(found.getDimension()).isEqualTo(wanted.getDimension());
        assertThat(Math.abs(found.x - wanted.x) + Math.abs(found.y - wanted.y)).isLessThanOrEqualTo(2);
    }

    private void allow(Merchant merchant, String origin) {
        MerchantSettings settings = merchant.settings();
        assertThat(server.merchants.replace(
                        merchant,
                        merchant.with(new MerchantSettings(
                                settings.standard(),
                                settings.linesOfBusiness(),
                                settings.tokens(),
                                settings.certificates(),
                                settings.terminals(),
                                settings.requests(),
                                new PageSettings(HashSet.of(origin))))))
                .isTrue();
    }

    private void restart(SessionSettings settings) {
        server.close();
        server = new RestServer(settings);
    }

    private static String configuration(String session, String fields) {
        return "PaymentSession.configure({session: '" + session + "', fields: {" + fields + "},"
                + " frameEmbeddingMitigation: ['javascript'], callbacks: {initialized: result => {window.initialized = result;"
                + " window.ready = (window.ready || 0) + 1}, formSessionUpdate: result => {window.results.push(result)}}});";
    }

    private String page(int version, String fields, String script) {
        return "<meta charset=UTF-8><body>" + SPY + "<script src=\""
                + server.uri("/form/version/" + version + "/merchant/TESTSHOP01/session.js") + "\"></script>" + fields
                + "<script>window.results = [];" + script + "</script>";
    }

    /** Shows the page, and waits until its fields can be used. */
    private void show(int version, String fields, String script) {
        shop.show("/pay", page(version, fields, script));
        browser.get(address());
        poll("ok", () -> script("return window.initialized?.status"));
    }

    /** Another site than ours, so that our frames are in processes of their own. */
    private String address() {
        return shop.elsewhere("/pay");
    }

    private WebElement frame(String role) {
        return browser.findElement(By.cssSelector("iframe.gw-proxy-" + role));
    }

    private void type(String role, String text) {
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

    private String inFrame(String role, String property) {
        return inFrame("#field", role, property);
    }

    private String inFrame(String selector, String role, String property) {
        return inside(role, () -> script("return document.querySelector('" + selector + "')." + property));
    }

    private String style(String role, String property) {
        return inside(role, () -> script("return getComputedStyle(document.querySelector('#field'))." + property));
    }

    private String error(String role) {
        return inFrame("#error", role, "textContent");
    }

    private static String inside(String role, Supplier<String> action) {
        browser.switchTo().frame(browser.findElement(By.cssSelector("iframe.gw-proxy-" + role)));
        try {
            return action.get();
        } finally {
            browser.switchTo().defaultContent();
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> update(String call) {
        String before = script("return results.length");
        script(call);
        poll(true, () -> !script("return results.length").equals(before));
        return (Map<String, Object>) requireNonNull(browser.executeScript("return results[results.length - 1]"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> group(Map<String, Object> document, String name) {
        return (Map<String, Object>) requireNonNull(document.get(name), name);
    }

    private static String thrown(String call) {
        return script("try { " + call + "; return 'nothing' } catch (error) { return error.message }");
    }

    private static String script(String text) {
        return String.valueOf(browser.executeScript(text));
    }

    private static <T> void poll(T expected, Supplier<?> found) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = String.valueOf(found.get());
        while (!String.valueOf(expected).equals(seen) && System.nanoTime() < end) {
            seen = String.valueOf(found.get());
        }
        assertThat(seen).isEqualTo(String.valueOf(expected));
    }

    private String session(int limit) throws Exception {
        String created = merchant("POST", "/session", "{\"session\":{\"authenticationLimit\":" + limit + "}}")
                .body();
        Matcher id = Pattern.compile("\"id\":\"(SESSION[0-9A-Z]+)\"").matcher(created);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private PaymentSession stored(String session) {
        return server.sessions.find(SessionId.parse(session).get()).get();
    }

    private HttpResponse<String> merchant(String method, String path, String body) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri("/api/rest/version/100/merchant/TESTSHOP01" + path))
                .header("Authorization", RestServer.basic("merchant.TESTSHOP01", RestServer.PASSWORD))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}

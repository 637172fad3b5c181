package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.session.PaymentSession;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** A shop's page that was written from the gateway's public documentation, in a real browser, from another site than ours. */
class HostedFieldsInBrowserIT extends HostedFieldStory {
    HostedFieldsInBrowserIT(ChromeDriver browser) {
        super(browser);
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
}

package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a page sees of its fields: that they look like its own elements, and what the payer does with them. */
class HostedFieldFramesInBrowserIT extends HostedFieldStory {
    HostedFieldFramesInBrowserIT(ChromeDriver browser) {
        super(browser);
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

    private static void assertSamePlace(WebElement original, WebElement frame) {
        Rectangle wanted = original.getRect();
        Rectangle found = frame.getRect();
        assertThat(found.getDimension()).isEqualTo(wanted.getDimension());
        assertThat(Math.abs(found.x - wanted.x) + Math.abs(found.y - wanted.y)).isLessThanOrEqualTo(2);
    }
}

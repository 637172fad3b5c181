package io.paysession.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.application.session.SessionSettings;
import io.paysession.domain.merchant.Merchant;
import io.paysession.domain.merchant.MerchantSettings;
import io.paysession.domain.merchant.PageSettings;
import io.paysession.domain.session.SessionLifetime;
import io.paysession.domain.session.SessionPolicy;
import io.vavr.collection.HashSet;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a page is told, and a payer, when something about the fields is wrong. */
class RefusedHostedFieldsInBrowserIT extends HostedFieldStory {
    RefusedHostedFieldsInBrowserIT(ChromeDriver browser) {
        super(browser);
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
}

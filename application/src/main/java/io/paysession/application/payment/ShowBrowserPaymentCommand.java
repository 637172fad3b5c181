package io.paysession.application.payment;

/**
 * A browser that comes to a provider's page.
 *
 * @param name the page's, as it was sent. Secret: who knows it may pay
 */
public record ShowBrowserPaymentCommand(String name) {
    @Override
    public String toString() {
        return "ShowBrowserPaymentCommand";
    }
}

package io.paysession.application.payment;

/**
 * What a payer says on a provider's page.
 *
 * @param name the page's, as it was sent. Secret
 * @param paid whether the payer pays
 */
public record EndBrowserPaymentCommand(String name, boolean paid) {
    @Override
    public String toString() {
        return "EndBrowserPaymentCommand[paid=" + paid + "]";
    }
}

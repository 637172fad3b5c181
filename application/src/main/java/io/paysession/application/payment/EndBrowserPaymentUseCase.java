package io.paysession.application.payment;

import io.paysession.application.port.ProviderPages;
import io.vavr.control.Option;

/**
 * Takes a payer's answer on a provider's page, and stores with the order what the acquirer makes of it. The first answer
 * counts; whoever comes later, or too late, is sent the same way.
 */
@FunctionalInterface
public interface EndBrowserPaymentUseCase {
    /**
     * Takes an answer.
     *
     * @param command the page, and what the payer says
     * @return where the browser is to go; none if there is no such page
     */
    Option<ProviderPages.Ended> endBrowserPayment(EndBrowserPaymentCommand command);
}

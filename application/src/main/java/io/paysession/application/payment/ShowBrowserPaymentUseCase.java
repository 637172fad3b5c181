package io.paysession.application.payment;

import io.paysession.application.port.ProviderPages;
import io.vavr.control.Option;

/** Shows a payer what is to be paid on a provider's page. Who may look is who knows the page's name. */
@FunctionalInterface
public interface ShowBrowserPaymentUseCase {
    /**
     * Shows a page.
     *
     * @param command which page
     * @return none if there is no such page, the payer has answered there, or it is too old
     */
    Option<ProviderPages.Page> showBrowserPayment(ShowBrowserPaymentCommand command);
}

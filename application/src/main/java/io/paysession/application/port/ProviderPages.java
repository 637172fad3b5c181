package io.paysession.application.port;

import io.paysession.application.port.Acquirer.Reference;
import io.paysession.domain.money.Money;
import io.vavr.control.Option;

/**
 * The provider's pages on which payers pay, of acquirers whose providers' pages are on this server. A page has a name that only
 * the answer to the merchant told; whoever knows it may pay there, for a limited time.
 *
 * <p>All methods throw {@link OutageException} if the provider's books cannot be reached: then the browser may come again.
 */
public interface ProviderPages {
    /** No pages: those of the acquirers are elsewhere. */
    ProviderPages NONE = new ProviderPages() {
        @Override
        public Option<Page> show(String name) {
            return Option.none();
        }

        @Override
        public Option<Ended> end(String name, boolean paid) {
            return Option.none();
        }
    };

    /**
     * What a payer is asked.
     *
     * @param reference which payment
     * @param provider  the payment's {@code sourceOfFunds.type}
     * @param reserves  whether the amount is only reserved
     * @param amount    what is to be paid
     */
    record Page(Reference reference, String provider, boolean reserves, Money amount) {}

    /**
     * A payment that the payer has made, or not, or that was given up.
     *
     * @param reference which payment
     * @param returnUrl where the browser is to go, as the merchant has told the provider; none if it has told nothing
     */
    record Ended(Reference reference, Option<String> returnUrl) {}

    /**
     * Shows a page.
     *
     * @param name the page's, as it was sent
     * @return none if there is no such page, the payer has answered there, or it is too old
     */
    Option<Page> show(String name);

    /**
     * Takes a payer's answer. The first one counts: whoever comes later, or too late, is sent the same way, and changes nothing.
     *
     * @param name the page's, as it was sent
     * @param paid whether the payer pays; otherwise he does not want to
     * @return none if there is no such page
     */
    Option<Ended> end(String name, boolean paid);
}

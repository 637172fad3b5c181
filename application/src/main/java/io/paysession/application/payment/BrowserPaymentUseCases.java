package io.paysession.application.payment;

import io.paysession.application.port.Orders;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.port.ProviderPages.Ended;
import io.paysession.domain.order.Order;
import io.vavr.control.Option;

/**
 * Providers' pages on which payers pay, ready to be called or to be wrapped one by one.
 *
 * @param show the page
 * @param end  what the payer says there
 */
public record BrowserPaymentUseCases(ShowBrowserPaymentUseCase show, EndBrowserPaymentUseCase end) {
    /**
     * {@return the use cases, wired to the ports}
     *
     * @param ports    what they need from the world
     * @param settings what the operator decides
     * @param pages    the providers' pages on this server
     */
    public static BrowserPaymentUseCases of(PaymentPorts ports, PaymentSettings settings, ProviderPages pages) {
        Sources sources = new Sources(ports.sessions(), ports.tokens(), settings.sessions(), ports.time());
        BrowserPaymentUpdates updates = new BrowserPaymentUpdates(ports, sources, new Outcomes(ports, settings));
        return new BrowserPaymentUseCases(
                command -> pages.show(command.name()), command -> end(command, ports.orders(), updates, pages));
    }

    /** Should the order's store fail here, the browser may come again, and the payment is settled anyway. */
    private static Option<Ended> end(
            EndBrowserPaymentCommand command, Orders orders, BrowserPaymentUpdates updates, ProviderPages pages) {
        return pages.end(command.name(), command.paid())
                .peek(ended -> orders.find(ended.reference().order()).forEach(order -> {
                    Option<Order> unusedKnown = order.transaction(
                                    ended.reference().transaction())
                            .map(payment -> updates.known(order, payment));
                }));
    }
}

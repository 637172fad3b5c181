package io.paysession.adapter.acquirer.sandbox;

import io.paysession.adapter.acquirer.sandbox.Ledger.OrderBook;
import io.paysession.application.port.Acquirer.Reference;
import io.paysession.application.port.OutageException;
import io.paysession.application.port.ProviderPages;
import io.paysession.application.port.TimeSource;
import io.paysession.domain.order.Operation;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The sandbox's provider, in the shape of PayPal: its pages are on this server, and its books are the sandbox's. */
final class SandboxProvider implements ProviderPages {
    /** What it is called in {@code sourceOfFunds.type}. */
    static final String NAME = "PAYPAL";

    private final Ledger ledger;
    private final TimeSource time;

    SandboxProvider(Ledger ledger, TimeSource time) {
        this.ledger = ledger;
        this.time = time;
    }

    @Override
    public Option<Page> show(String name) {
        Instant now = time.now();
        return onPayment(name, (book, payment) -> {
            if (givenUp(book, payment, now) || !payment.isPending()) {
                return Option.none();
            }
            book.rewrite(payment.shown(now));
            Entry.Asked asked = payment.entry().asked();
            return Option.some(new Page(
                    PageName.read(name).get().reference(),
                    NAME,
                    asked.operation() == Operation.AUTHORIZE,
                    asked.amount()));
        });
    }

    @Override
    public Option<Ended> end(String name, boolean paid) {
        Instant now = time.now();
        return onPayment(name, (book, payment) -> {
            Reference reference = PageName.read(name).get().reference();
            if (!givenUp(book, payment, now) && payment.isPending()) {
                book.rewrite(payment.ended(reference, paid, now));
            }
            return Option.some(new Ended(reference, payment.returnUrl()));
        });
    }

    /** Works on the payment of a page alone. */
    private <T> Option<T> onPayment(String name, BiFunction<OrderBook, ProviderPayment, Option<T>> work) {
        return PageName.read(name)
                .flatMap(page -> onOrder(
                        page.reference(),
                        book -> book.entries()
                                .find(entry ->
                                        entry.id().equals(page.reference().transaction()))
                                .flatMap(ProviderPayment::of)
                                .filter(payment -> payment.isNamed(name))
                                .flatMap(payment -> work.apply(book, payment))));
    }

    /** Whether a payment is too late, which is written then: nobody pays any more. */
    static boolean givenUp(OrderBook book, ProviderPayment payment, Instant now) {
        boolean late = payment.isLate(now);
        if (late) {
            book.rewrite(payment.givenUp());
        }
        return late;
    }

    private <T> Option<T> onOrder(Reference reference, Function<OrderBook, Option<T>> work) {
        try {
            return ledger.onOrder(reference.acquirer(), reference.order(), work);
        } catch (LedgerException outage) {
            throw new OutageException("The books of the sandbox cannot be reached", outage);
        }
    }
}

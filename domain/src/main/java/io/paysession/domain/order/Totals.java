package io.paysession.domain.order;

import io.paysession.domain.money.Money;
import java.util.Currency;

/**
 * What has been done with an order's money so far. All in one currency; none is negative.
 *
 * @param authorized what the payer's bank has reserved, captured or not
 * @param captured   what has been taken
 * @param refunded   what has been given back
 */
public record Totals(Money authorized, Money captured, Money refunded) {
    /** @throws IllegalStateException if the currencies differ */
    public Totals {
        if (!captured.currency().equals(authorized.currency())
                || !refunded.currency().equals(authorized.currency())) {
            throw new IllegalStateException("Totals of two currencies");
        }
    }

    Currency currency() {
        return authorized.currency();
    }

    /**
     * Nothing yet.
     *
     * @param currency the currency of the order
     * @return totals of an order in which nothing has happened
     */
    public static Totals none(Currency currency) {
        Money zero = new Money(0, currency);
        return new Totals(zero, zero, zero);
    }

    /** These totals with another {@link #authorized()}. */
    Totals withAuthorized(Money total) {
        return new Totals(total, captured, refunded);
    }

    /** These totals with another {@link #captured()}. */
    Totals withCaptured(Money total) {
        return new Totals(authorized, total, refunded);
    }

    /** These totals with another {@link #refunded()}. */
    Totals withRefunded(Money total) {
        return new Totals(authorized, captured, total);
    }
}

package io.paysession.domain.money;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount of money that is not negative.
 *
 * @param minorUnits the amount in the smallest unit of the currency: cents for EUR, yen for JPY, fils for KWD
 * @param currency   an ISO 4217 currency
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
    /** The most digits that a decimal text may have (source: gateway-api 4, {@code order.amount}). */
    private static final int LONGEST_TEXT = 14;

    private static final int MOST_DECIMALS = 3;

    /** @throws IllegalArgumentException if the amount is negative or the currency has no minor unit */
    public Money {
        if (minorUnits < 0 || !isUsable(currency)) {
            throw new IllegalArgumentException("Not an amount of money");
        }
    }

    /**
     * Reads a decimal text such as {@code 25.00}: digits, and at most as many decimals as the currency has; zeros at the
     * end are no decimals. None if it is anything else.
     *
     * @param text digits, and behind a point at most as many decimals as the currency has
     * @param currency whose decimals count
     * @return the amount; none if it is not written so, or does not fit
     */
    public static Option<Money> parse(String text, Currency currency) {
        boolean wellFormed = isUsable(currency) && text.length() <= LONGEST_TEXT && text.matches("[0-9]+(\\.[0-9]+)?");
        return Option.when(wellFormed, text)
                .map(BigDecimal::new)
                .filter(amount -> amount.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits())
                .map(amount -> new Money(
                        amount.movePointRight(currency.getDefaultFractionDigits())
                                .longValueExact(),
                        currency));
    }

    /**
     * Reads a currency code of three capital letters; none if there is no such currency, or one without an amount.
     *
     * @param code three capital letters of ISO 4217
     * @return the currency; none if there is none of that code, or no amounts in it
     */
    public static Option<Currency> currency(String code) {
        return Option.ofOptional(Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(Money::isUsable)
                .findAny());
    }

    /** {@return the codes of all currencies that an amount can have} */
    public static Seq<String> currencies() {
        return List.ofAll(Currency.getAvailableCurrencies())
                .filter(Money::isUsable)
                .map(Currency::getCurrencyCode);
    }

    /**
     * Nothing, in the same currency.
     *
     * @return no money, in the same currency
     */
    public Money zero() {
        return new Money(0, currency);
    }

    /** {@return whether it is no money at all} */
    public boolean isZero() {
        return minorUnits == 0;
    }

    /**
     * @param other an amount in the same currency
     * @return whether this amount is the larger one
     * @throws IllegalArgumentException if the currencies differ
     */
    public boolean isMoreThan(Money other) {
        return compareTo(other) > 0;
    }

    /**
     * {@return the sum of two amounts}
     *
     * @param other an amount in the same currency
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException      if the sum is more than can be counted
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /**
     * {@return what is left of this amount}
     *
     * @param other an amount in the same currency
     * @throws IllegalArgumentException if the currencies differ, or {@code other} is more than this amount
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(minorUnits - other.minorUnits, currency);
    }

    /**
     * {@return this amount and so many percent of it more, without what is less than the smallest unit}
     *
     * @param percent not negative
     */
    public Money andPercent(int percent) {
        BigDecimal more = BigDecimal.valueOf(minorUnits)
                .multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2)
                .setScale(0, RoundingMode.DOWN);
        return new Money(Math.addExact(minorUnits, more.longValueExact()), currency);
    }

    /**
     * {@return the smaller of two amounts}
     *
     * @param other an amount in the same currency
     */
    public Money orAtMost(Money other) {
        return isMoreThan(other) ? other : this;
    }

    /** {@return the decimal text with all decimals of the currency, such as {@code 25.00}} */
    public String text() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .toPlainString();
    }

    /** @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Amounts of two currencies have nothing to do with each other");
        }
    }

    @Override
    public String toString() {
        return text() + " " + currency.getCurrencyCode();
    }

    private static boolean isUsable(Currency currency) {
        int decimals = currency.getDefaultFractionDigits();
        return decimals >= 0 && decimals <= MOST_DECIMALS;
    }
}

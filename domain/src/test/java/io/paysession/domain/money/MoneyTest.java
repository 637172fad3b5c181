package io.paysession.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "25.00, EUR, 2500, 25.00",
        "25, EUR, 2500, 25.00",
        "0.5, EUR, 50, 0.50",
        "007, JPY, 7, 7",
        "1.234, KWD, 1234, 1.234",
        "0, KWD, 0, 0.000",
        "99999999999999, JPY, 99999999999999, 99999999999999"
    })
    void reads_decimal_texts_and_writes_them(String text, String currency, long minorUnits, String written) {
        Money money = new Money(minorUnits, Currency.getInstance(currency));
        assertThat(Money.parse(text, money.currency())).contains(money);
        assertThat(money.text()).isEqualTo(written);
        assertThat(money).hasToString(written + " " + currency);
    }

    @ParameterizedTest
    @CsvSource({
        "'', EUR",
        "-1, EUR",
        "+1, EUR",
        "1., EUR",
        ".5, EUR",
        "1e3, EUR",
        "' 1', EUR",
        "\u0661, EUR",
        "1.234, EUR",
        "1.5, JPY",
        "999999999999999, EUR",
        "1, XXX",
        "0x1, EUR",
        "'1,5', EUR"
    })
    void reads_nothing_else(String text, String currency) {
        assertThat(Money.parse(text, Currency.getInstance(currency))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25.0000, BHD, 25.000", "10.00, JPY, 10", "1.100, EUR, 1.10", "0.000, JPY, 0"})
    void zeros_at_the_end_are_no_decimals(String text, String currency, String amount) {
        assertThat(Money.parse(text, Currency.getInstance(currency)).map(Money::text))
                .contains(amount);
    }

    @Test
    void knows_currencies_that_have_amounts() {
        assertThat(Money.currency("EUR")).contains(EUR);
        assertThat(Money.currency("eur")).isEmpty();
        assertThat(Money.currency("XXX")).isEmpty();
        assertThat(Money.currency("NON")).isEmpty();
    }

    @Test
    void compares_within_a_currency_only() {
        Money one = new Money(1, EUR);
        Money two = new Money(2, EUR);
        assertThat(two.isMoreThan(one)).isTrue();
        assertThat(one.isMoreThan(one)).isFalse();
        assertThat(two.orAtMost(one)).isEqualTo(one);
        assertThat(one.orAtMost(two)).isEqualTo(one);
        assertThat(two.zero().isZero()).isTrue();
        assertThatThrownBy(() -> one.isMoreThan(new Money(1, Currency.getInstance("JPY"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void is_never_negative() {
        assertThatThrownBy(() -> new Money(-1, EUR)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Money(1, Currency.getInstance("XXX")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

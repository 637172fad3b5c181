package io.paysession.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.card.Luhn;
import io.paysession.domain.merchant.TokenSettings.Format;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenNameTest {
    private static final int NAMES = 2_000;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(strings = {"5123450000000008", "371881634498004", "5000000000000000005", "30123400000000"})
    void keeps_six_digits_and_four_and_is_never_a_card_number(String card) {
        for (int i = 0; i < NAMES; i++) {
            String name = TokenName.of(card, Format.PRESERVE_6_4, bytes());
            assertThat(name)
                    .as("seed %d", seed)
                    .matches("[0-9]{16}")
                    .startsWith(card.substring(0, 6))
                    .endsWith(card.substring(card.length() - 4));
            assertThat(Luhn.isValid(name)).as("seed %d", seed).isFalse();
        }
    }

    @Test
    void makes_random_names_that_begin_with_a_nine_and_pass_the_check() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < NAMES; i++) {
            String name = TokenName.of("5123450000000008", Format.RANDOM_WITH_LUHN, bytes());
            assertThat(name).as("seed %d", seed).matches("9[0-9]{15}");
            assertThat(Luhn.isValid(name)).as("seed %d", seed).isTrue();
            assertThat(CardBrand.of(name)).isEqualTo(CardBrand.UNKNOWN);
            names.add(name);
        }
        assertThat(names).as("seed %d", seed).hasSize(NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456782", "501234567898"})
    void tells_nothing_of_a_number_so_short_that_ten_digits_would_tell_it(String card) {
        assertThat(TokenName.of(card, Format.PRESERVE_6_4, bytes())).startsWith("9");
    }

    @Test
    void makes_a_wrong_check_digit_of_a_right_one_also_at_the_end_of_the_digits() {
        for (int middle = 0; middle < 1_000_000; middle += 7) {
            byte[] bytes = java.math.BigInteger.valueOf(middle).toByteArray();
            String name = TokenName.of("5123450000000008", Format.PRESERVE_6_4, bytes);
            assertThat(Luhn.isValid(name)).as(name).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "myVisa1",
                "1",
                "9999999999999995",
                "5123450000000001",
                "1234567890123456789012345678901234567890"
            })
    void lets_merchants_name_tokens(String name) {
        assertThat(TokenName.isAllowed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "my-token",
                "my token",
                "t\u00f6ken",
                "5123450000000008",
                "371881634498004",
                "12345678901234567890123456789012345678901"
            })
    void refuses_names_that_are_none_or_could_be_cards(String name) {
        assertThat(TokenName.isAllowed(name)).isFalse();
    }

    private byte[] bytes() {
        byte[] bytes = new byte[TokenName.RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}

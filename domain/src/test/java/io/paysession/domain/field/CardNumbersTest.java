package io.paysession.domain.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.card.Luhn;
import io.paysession.domain.testing.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text may be a card number, and what is left of it. */
class CardNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 411111xxxxxx1111",
        "4111 1111 1111 1111, 4111 11xx xxxx 1111",
        "4111-1111-1111-1111, 4111-11xx-xxxx-1111",
        "4111.1111/1111_1111, 4111.11xx/xxxx_1111",
        "4111\u00a01111\u20131111\u200b1111, 4111\u00a011xx\u2013xxxx\u200b1111",
        "\uff14\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11\uff11,"
                + " \uff14\uff11\uff11\uff11\uff11\uff11xxxxxx\uff11\uff11\uff11\uff11",
        "card 4111111111111111 of Ms Doe, card 411111xxxxxx1111 of Ms Doe",
        "PAN=4111111111111111;2nd=5123450000000008, PAN=411111xxxxxx1111;2nd=512345xxxxxx0008",
        ";4111111111111111=39012010000000?, ;411111xxxxxx1111=39012010000000?",
        "371449635398431, 371449xxxxx8431",
        "3714 496353 98431, 3714 49xxxx x8431",
        "6304000000000000000, 630400xxxxxxxxx0000",
        "500000000009, 500000xx0009"
    })
    void a_card_number_keeps_its_first_six_and_its_last_four_digits(String text, String shown) {
        assertThat(CardNumbers.hide(text)).isEqualTo(shown);
        assertThat(CardNumbers.hide(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111:1111:1111:1111",
                "4111 (1111) 1111 (1111)",
                "(4111)(1111)(1111)(1111)",
                "4111\u00b71111\u00b71111\u00b71111",
                "4111 \u00b7 1111 : 1111 - 1111",
                "4111    1111    1111    1111",
                "4111\u00a0\u2003\u3000 1111\u202f\u205f\u2009\u200a1111\u1680\u2000\u2001\u20021111",
                "4111 ---- 1111 ---- 1111 ---- 1111",
                "4111\u20431111\u02d71111\u23af1111",
                "4111\u30fb1111\u20221111\u00ad\u20601111",
                "41111111:11111111",
                "4111:11111111:1111",
                "411111:1111111111",
                "4111[1111]{1111}<1111>",
                "4111=1111&1111%1111",
                "4111x1111x1111x1111",
                "4111 and 1111 and 1111 and 1111",
                "a 4111 b 1111 c 1111 d 1111 e",
                "41111111 then 11111111",
                "1. 4111:1111:1111:1111 12:39",
                "\u0664\u0661\u0661\u0661:\u06f1\u06f1\u06f1\u06f1:\u0967\u0967\u0967\u0967:\u17e1\u17e1\u17e1\u17e1",
                "\u2463\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460",
                "\u2074\u00b9\u00b9\u00b9 \u00b9\u00b9\u00b9\u00b9 \u00b9\u00b9\u00b9\u00b9 \u00b9\u00b9\u00b9\u00b9"
            })
    void whatever_stands_between_the_groups_the_digits_in_the_middle_are_hidden(String text) {
        String shown = CardNumbers.hide(text);
        assertThat(shown).hasSameSizeAs(text);
        assertThat(shown.chars().filter(c -> c == 'x').count()
                        - text.chars().filter(c -> c == 'x').count())
                .as(shown)
                .isEqualTo(6);
        assertThat(CardNumbers.hideLong(text)).isEqualTo(shown);
        assertThat(CardNumbers.hideCertain(text, "")).isEqualTo(shown);
        assertThat(CardNumbers.hide(shown)).isEqualTo(shown);
    }

    @Test
    void what_has_parts_of_its_own_is_not_taken_for_groups() {
        Cases.check(20_000, random -> {
            String address = "tcp://" + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256)
                    + "." + random.nextInt(256) + ":" + random.nextInt(65_536);
            String time = java.time.Instant.ofEpochSecond(
                            random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000))
                    .toString();
            String phone = "+" + (10 + random.nextInt(80)) + " (" + (100 + random.nextInt(900)) + ") "
                    + (100 + random.nextInt(900)) + ":" + random.nextInt(10_000);
            for (String text : new String[] {address, time, phone}) {
                assertThat(CardNumbers.hideCertain(text, "")).isEqualTo(text);
            }
        });
    }

    @Test
    void what_is_written_beside_a_number_does_not_save_it() {
        for (String beside :
                new String[] {"4111111111111111 12/39 100", "01 4111 1111 1111 1111", "1-4111111111111111"}) {
            String shown = CardNumbers.hide(beside);
            assertThat(shown.replaceAll("[^0-9x]", "")).as(shown).doesNotContain("4111111111111111");
            assertThat(shown).contains("xxxx");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7782 5679 2110 4111 1111 1111 1111, 4111 11xx xxxx 1111",
        "0002 4111 1111 1111 1111, 11xx xxxx 1111",
        "'4111,1111*1111|1111', '4111,11xx*xxxx|1111'"
    })
    void a_number_that_is_right_by_chance_saves_no_other(String text, String hidden) {
        assertThat(CardNumbers.hide(text)).endsWith(hidden.substring(hidden.indexOf('x')));
    }

    @Test
    void whatever_groups_stand_before_a_card_number_six_of_its_digits_are_hidden() {
        Cases.check(5_000, random -> {
            String before = Cases.text(random, "0123456789", 4, 4) + " " + Cases.text(random, "0123456789", 4, 4) + " ";
            String shown = CardNumbers.hide(before + "4111 1111 1111 1111");
            String card = shown.substring(before.length());
            assertThat(card.chars().filter(c -> c == 'x').count()).as(shown).isGreaterThanOrEqualTo(6);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "4111111111111112",
                "41111111111",
                "41111111111111111111111111111111",
                "2026-11-27T10:15:00.000Z",
                "2026-11-27 10:15:00",
                "+44 20 7946 0958",
                "4111 --------- 1111 --------- 1111 --------- 1111",
                "41111 and 111 and 1111 and 1111",
                "1111:1111:1111:1117",
                "1795787877287",
                "tcp://10.0.0.7:3201",
                "tcp://222.100.100.100:3201",
                "2222-11-27T22:22:22.222222222Z",
                "5f3a1c2e-4111-4111-8111-1111a2b3c4d5",
                "1234567.89"
            })
    void all_else_stays_as_it_is(String text) {
        assertThat(CardNumbers.hide(text)).isSameAs(text);
    }

    @Test
    void every_number_of_twelve_to_nineteen_digits_is_hidden_if_and_only_if_its_check_digit_is_right() {
        Cases.check(5_000, random -> {
            String digits = Cases.text(random, "0123456789", 8, 24);
            boolean isNumber = digits.length() >= 12 && digits.length() <= 19 && Luhn.isValid(digits);
            String shown = CardNumbers.hide("a" + digits + "b");
            assertThat(shown).hasSize(digits.length() + 2);
            assertThat(shown.contains("x")).isEqualTo(isNumber);
            assertThat(shown.chars().filter(Character::isDigit).count()).isEqualTo(isNumber ? 10 : digits.length());
        });
    }

    @Test
    void a_long_text_is_searched_in_no_time() {
        String digits = "4 ".repeat(1024);
        assertThat(CardNumbers.hide(digits)).hasSameSizeAs(digits);
        assertThat(CardNumbers.hide("4".repeat(2048))).isEqualTo("4".repeat(2048));
    }
}

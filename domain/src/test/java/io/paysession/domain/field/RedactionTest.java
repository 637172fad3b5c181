package io.paysession.domain.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.paysession.domain.card.Luhn;
import io.paysession.domain.testing.Cases;
import java.util.Base64;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret survives, wherever it stands and however it is dressed up. */
class RedactionTest {
    /** No digits and no letters of hexadecimal or base64 runs: what is left of a secret is then the secret's. */
    private static final String AROUND = " .,;:!?'\"()\u00e9\u00fc\u20ac\u4e2d\ud83d\ude00\n\u200b\u0000";

    private static final String[] SEPARATORS = {
        "",
        "",
        "",
        " ",
        "-",
        ".",
        "/",
        "_",
        ",",
        ":",
        "*",
        "+",
        "|",
        "  ",
        " - ",
        "\t",
        "\n",
        "\u0000",
        "\u0085",
        "\u00a0",
        "\u00ad",
        "\u034f",
        "\u115f",
        "\u180e",
        "\u2009",
        "\u200b",
        "\u200c\u200d",
        "\u2011",
        "\u2013",
        "\u2028",
        "\u202e",
        "\u202f",
        "\u2060",
        "\u3000",
        "\u3164",
        "\ufe0f",
        "\ufe0f\u20e3",
        "\ufeff",
        "\u200b".repeat(20),
        "\ud800",
        "\udb40\udd00"
    };
    private static final int[] ZEROS = {
        '0', '0', '0', '\u0660', '\u06f0', '\u0966', '\u0e50', '\uff10', 0x1d7ce, 0x1d7d8, 0x104a0
    };
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    @Test
    void no_card_number_survives_in_any_script_with_any_separators() {
        Cases.check(5_000, random -> {
            String text = around(random) + digits(random, random.nextInt(12, 20)) + around(random);
            assertThat(DIGIT.matcher(Redaction.redact(text)).find()).as(text).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"9876543210987654", "5123450000000001", "token 987654321098765.", "0000000000000001"})
    void no_token_survives_though_its_check_digit_is_wrong(String text) {
        assertThat(DIGIT.matcher(Redaction.redact(text)).find()).isFalse();
    }

    @Test
    void no_session_id_survives() {
        Cases.check(2_000, random -> {
            String secret = Cases.text(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 24, 28);
            String id = invisibly(random, "SESSION" + secret);
            String text = around(random) + (random.nextBoolean() ? id : id.toLowerCase(Locale.ROOT)) + around(random);
            assertNoPart(Redaction.redact(text).toUpperCase(Locale.ROOT), secret);
        });
    }

    @Test
    void no_password_of_32_hexadecimal_digits_survives() {
        Cases.check(2_000, random -> {
            String password = Cases.text(random, "0123456789abcdef", 32, 32);
            String shown = random.nextBoolean() ? password : password.toUpperCase(Locale.ROOT);
            String text = around(random) + invisibly(random, shown) + around(random);
            assertNoPart(Redaction.redact(text), shown);
        });
    }

    @Test
    void no_key_in_base64_survives() {
        Cases.check(2_000, random -> {
            byte[] key = new byte[32];
            random.nextBytes(key);
            Base64.Encoder writing = Cases.oneOf(
                    random,
                    Base64.getEncoder(),
                    Base64.getUrlEncoder(),
                    Base64.getEncoder().withoutPadding());
            String secret = writing.encodeToString(key);
            assertNoPart(Redaction.redact(around(random) + invisibly(random, secret) + around(random)), secret);
        });
    }

    @Test
    void no_part_of_a_secret_survives_where_a_long_text_is_cut() {
        Cases.check(2_000, random -> {
            // What is removed or shortened lets the end of a long text come into view.
            String filling = Cases.oneOf(random, "\u200b", "a", "A1").repeat(2_100);
            int length = random.nextInt(1_900, 2_010);
            String password = Cases.text(random, "0123456789abcdef", 32, 32);
            String text = filling.substring(0, length) + " " + password + " " + "z".repeat(50);
            String shown = Redaction.redact(text);
            assertThat(shown).as("%d", length).hasSizeLessThanOrEqualTo(Redaction.MAXIMUM_LENGTH);
            assertNoPart(shown, password);
        });
    }

    @Test
    void what_is_shown_is_short_printable_and_stays_as_it_is() {
        Cases.check(2_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(300); i > 0; i--) {
                int c = random.nextInt(Cases.oneOf(random, 0x100, 0x3000, 0x11000, 0x110000));
                text.append(random.nextInt(10) == 0 ? "\ud83d" : Character.toString(c));
            }
            String shown = Redaction.redact(text.toString());
            assertThat(shown.length()).isLessThanOrEqualTo(Redaction.MAXIMUM_LENGTH);
            assertThat(shown.codePoints())
                    .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
            assertThat(Redaction.redact(shown)).isEqualTo(shown);
        });
    }

    @Test
    void a_surrogate_pair_is_not_cut_in_two() {
        for (int before = 90; before < 98; before++) {
            String shown = Redaction.redact("z ".repeat(50).substring(0, before) + "\ud83d\ude00".repeat(10));
            assertThat(shown.codePoints()).noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
            assertThat(shown).endsWith("...").hasSizeBetween(98, 100);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EUR",
                "12345678",
                "1795787877287",
                "tcp://10.0.0.7:3201",
                "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
                "2026-02-28T10:11:12.345Z",
                "+49 30 901820",
                "order-4711-20260228-000123",
                "2026-02-28",
                "49.90",
                "Gr\u00fc\u00dfe \ud83d\ude00",
                "order.item[0].name",
                "authentication.3ds2.sdk.ephemeralPublicKey",
                "e-mail@example.com",
                "SESSION",
                "deadbeef"
            })
    void harmless_texts_stay(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @Test
    void hiding_shows_nothing_but_a_length_up_to_nineteen() {
        assertThat(Redaction.hide("")).isEmpty();
        assertThat(Redaction.hide("123")).isEqualTo("xxx");
        assertThat(Redaction.hide("1".repeat(1000))).isEqualTo("x".repeat(19));
    }

    private static String digits(SplittableRandom random, int count) {
        StringBuilder number = new StringBuilder();
        StringBuilder values = new StringBuilder();
        boolean mixed = random.nextBoolean();
        int zero = ZEROS[random.nextInt(ZEROS.length)];
        for (int i = 0; i < count; i++) {
            String separator = i == 0 ? "" : Cases.oneOf(random, SEPARATORS);
            zero = mixed ? ZEROS[random.nextInt(ZEROS.length)] : zero;
            int any = i == 0 ? random.nextInt(1, 10) : random.nextInt(10);
            int digit = i < count - 1 ? any : checkDigit(values);
            values.append(digit);
            number.append(separator).appendCodePoint(zero + digit);
        }
        return number.toString();
    }

    /** What makes a card number of these digits. */
    private static int checkDigit(StringBuilder values) {
        return IntStream.range(0, 10)
                .filter(digit -> Luhn.isValid(values.toString() + digit))
                .findFirst()
                .orElseThrow();
    }

    /** The text with characters that nobody sees strewn in. */
    private static String invisibly(SplittableRandom random, String text) {
        StringBuilder dressed = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            dressed.insert(
                    random.nextInt(dressed.length()), Cases.oneOf(random, "\u200b", "\u0000", "\ufeff", "\ufe0f"));
        }
        return dressed.toString();
    }

    private static String around(SplittableRandom random) {
        return Cases.text(random, AROUND, 0, Cases.oneOf(random, 3, 20, 120));
    }

    /** Eight characters in a row would be a part worth having. */
    private static void assertNoPart(String shown, String secret) {
        for (int i = 0; i + 8 <= secret.length(); i++) {
            // One assertion object a case, not thirty: this runs thousands of times.
            if (shown.contains(secret.substring(i, i + 8))) {
                throw new AssertionError(secret + " in " + shown);
            }
        }
    }
}

package io.paysession.domain.field;

import io.paysession.domain.card.Luhn;
import io.paysession.domain.field.FieldType.Defect;
import io.paysession.domain.field.FieldValue.Flag;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.field.Violation.Kind;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The type column of the {@link CatalogueTable}: turns {@code digits:3-4} or {@code enum:SAME|DIFFERENT} into a
 * {@link FieldType}. Numbers are accepted for texts and the reverse, as clients of the gateway send both.
 */
final class FieldTypes {
    private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d+)?|\\.\\d+");
    private static final Pattern POSITIVE_DECIMAL = Pattern.compile("(?=.*[1-9])(\\d+(\\.\\d+)?|\\.\\d+)");
    private static final Pattern SIGNED_DECIMAL = Pattern.compile("-?(\\d+(\\.\\d+)?|\\.\\d+)");
    // No nested repetition: these run on what any browser sends.
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>()\\[\\],;:\\\\\"]+@[^\\s@<>()\\[\\],;:\\\\\"]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()./-]+");
    private static final Pattern HTTPS_URL = Pattern.compile("https://[!-~]+");
    private static final Pattern URL = Pattern.compile("https?://[!-~]+");

    private static final Pattern OFFSET = Pattern.compile("[+-]?\\d+");
    private static final Pattern RANGE = Pattern.compile("\\d{1,6}-\\d{1,6}");

    private FieldTypes() {}

    /** @throws IllegalArgumentException for a word that is no type: a slip in the table */
    static FieldType parse(String word) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        String argument = colon < 0 ? "" : word.substring(colon + 1);
        return switch (name) {
            case "text" -> text(argument, c -> true);
            case "digits" -> text(argument, FieldTypes::isDigit);
            case "letters" -> text(argument, c -> c >= 'A' && c <= 'Z');
            case "alnum" -> text(argument, FieldTypes::isAlphanumeric);
            case "hex" -> text(argument, c -> Character.digit(c, 16) >= 0 && c < 0x80);
            case "ascii" -> text(argument, c -> c >= 0x20 && c < 0x7f);
            case "word" -> text(argument, c -> !Character.isWhitespace(c));
            case "postcode" -> text(argument, c -> isAlphanumeric(c) || c == ' ' || c == '-');
            case "account" ->
                text(
                        argument,
                        c -> isAlphanumeric(c) || " -/".indexOf(c) >= 0,
                        text -> valid(text.chars().anyMatch(FieldTypes::isAlphanumeric), text));
            case "masked" -> text(argument, c -> isDigit(c) || c == 'x' || c == 'X');
            case "pan" -> text(argument, FieldTypes::isDigit, FieldTypes::checkDigit);
            case "decimal" -> new FieldType.Decimal(matching(argument, DECIMAL));
            case "positive" -> new FieldType.Decimal(matching(argument, POSITIVE_DECIMAL));
            case "signed" -> matching(argument, SIGNED_DECIMAL);
            case "offset" -> offset(argument);
            case "any" -> any(argument);
            case "name" -> text(argument, c -> isDigit(c) || c >= 'A' && c <= 'Z' || c == '_');
            case "email" -> matching(argument, EMAIL);
            case "phone" -> text(argument, c -> true, FieldTypes::phone);
            case "https" -> matching(argument, HTTPS_URL);
            case "url" -> matching(argument, URL);
            case "month" -> month();
            case "date" -> text("10-10", c -> true, FieldTypes::date);
            case "datetime" -> text("1-40", c -> true, FieldTypes::dateTime);
            case "int" -> integer(argument);
            case "bool" -> FieldTypes::flag;
            case "enum" -> oneOf(argument);
            default -> throw new IllegalArgumentException("No field type: " + word);
        };
    }

    /** What is sensitive stays so. */
    private static FieldType text(String range, IntPredicate allowed) {
        FieldType plain = text(range, allowed, Either::right);
        Range bounds = Range.parse(range);
        return value -> value instanceof Sensitive sensitive
                        && sensitive.text().reveal(clear -> isSimple(clear, bounds, allowed))
                ? Either.right(value)
                : plain.read(value);
    }

    /** Whether a text is right at the first look, by which nothing is made of it. */
    private static boolean isSimple(char[] text, Range bounds, IntPredicate allowed) {
        boolean right = bounds.contains(text.length);
        for (char c : text) {
            right &= c >= ' ' && c < 0x7f && allowed.test(c);
        }
        return right;
    }

    private static FieldType text(String range, IntPredicate allowed, Check check) {
        Range bounds = Range.parse(range);
        return value -> asText(value)
                .toEither(Defect.of(Kind.WRONG_TYPE))
                .flatMap(bounds::checkLength)
                .flatMap(text -> checkCharacters(text, allowed))
                .flatMap(check)
                .map(Text::new);
    }

    private static FieldType matching(String range, Pattern pattern) {
        return text(range, c -> true, text -> valid(pattern.matcher(text).matches(), text));
    }

    /** Minutes, with a sign if one likes; a plus says nothing. */
    private static FieldType offset(String range) {
        return text(
                range,
                c -> true,
                text -> valid(OFFSET.matcher(text).matches(), text)
                        .map(right -> right.startsWith("+") ? right.substring(1) : right));
    }

    /** Nothing but its length is looked at. */
    private static FieldType any(String range) {
        Range bounds = Range.parse(range);
        return value -> asText(value)
                .toEither(Defect.of(Kind.WRONG_TYPE))
                .flatMap(bounds::checkLength)
                .map(Text::new);
    }

    private static FieldType oneOf(String names) {
        List<String> each = List.of(names.split("\\|", -1));
        HashSet<String> allowed = HashSet.ofAll(each);
        if (allowed.size() < each.size() || allowed.contains("")) {
            throw new IllegalArgumentException("A name that is empty or there twice: " + names);
        }
        return value -> asText(value)
                .toEither(Defect.of(Kind.WRONG_TYPE))
                .flatMap(text -> valid(allowed.contains(text), text))
                .map(Text::new);
    }

    private static FieldType month() {
        UnaryOperator<String> withoutZero = text -> text.startsWith("0") ? text.substring(1) : text;
        return text("1-2", FieldTypes::isDigit, text -> {
            int month = Integer.parseInt(text);
            return valid(month >= 1 && month <= 12, text).map(withoutZero);
        });
    }

    private static FieldType integer(String range) {
        Range bounds = Range.parse(range);
        return value -> asText(value)
                .toEither(Defect.of(Kind.WRONG_TYPE))
                .flatMap(text -> checkCharacters(text, FieldTypes::isDigit))
                .flatMap(text -> valid(!text.isEmpty() && text.length() <= 9, text))
                .map(Integer::parseInt)
                .flatMap(number -> bounds.contains(number)
                        ? Either.<Defect, Integer>right(number)
                        : Either.left(Defect.of(Kind.INVALID_VALUE)))
                .map(number -> new Number(Integer.toString(number)));
    }

    private static Either<Defect, FieldValue> flag(FieldValue value) {
        if (value instanceof Flag) {
            return Either.right(value);
        }
        return asText(value)
                .toEither(Defect.of(Kind.WRONG_TYPE))
                .flatMap(text -> valid(text.equals("true") || text.equals("false"), text))
                .map(text -> new Flag(text.equals("true")));
    }

    private static Either<Defect, String> checkDigit(String digits) {
        return Luhn.isValid(digits) ? Either.right(digits) : Either.left(Defect.of(Kind.CHECK_DIGIT));
    }

    private static Either<Defect, String> phone(String text) {
        long digits = text.chars().filter(FieldTypes::isDigit).count();
        return valid(PHONE.matcher(text).matches() && digits >= 1 && digits <= 15, text);
    }

    private static Either<Defect, String> date(String text) {
        try {
            return Either.right(LocalDate.parse(text).toString());
        } catch (DateTimeException notADate) {
            return Either.left(Defect.of(Kind.INVALID_VALUE));
        }
    }

    private static Either<Defect, String> dateTime(String text) {
        try {
            return valid(OffsetDateTime.parse(text).getYear() > 0, text);
        } catch (DateTimeException notATime) {
            return Either.left(Defect.of(Kind.INVALID_VALUE));
        }
    }

    private static Either<Defect, String> valid(boolean valid, String text) {
        return valid ? Either.right(text) : Either.left(Defect.of(Kind.INVALID_VALUE));
    }

    /** Control characters and halves of surrogate pairs have no place in any field. */
    private static Either<Defect, String> checkCharacters(String text, IntPredicate allowed) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean unprintable = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
            boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (unprintable || half || !allowed.test(c)) {
                // Nothing is left of a character that cannot be seen.
                String shown = Redaction.redact(Character.toString(c));
                return Either.left(new Defect(Kind.INVALID_CHARACTER, shown.isEmpty() ? "?" : shown, 0, 0));
            }
            i += Character.charCount(c);
        }
        return Either.right(text);
    }

    static Option<String> asText(FieldValue value) {
        if (value instanceof Text text) {
            return Option.some(text.text());
        }
        if (value instanceof Sensitive sensitive) {
            return Option.some(sensitive.text().reveal(String::new));
        }
        return value instanceof Number number ? Option.some(number.literal()) : Option.none();
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAlphanumeric(int c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** A further condition, or a normal form, of a text whose length and characters are right. */
    private interface Check extends java.util.function.Function<String, Either<Defect, String>> {}

    /** {@code 3-4}: both ends included; for texts counted in Unicode characters. */
    private record Range(int least, int most) {
        static Range parse(String text) {
            if (!RANGE.matcher(text).matches()) {
                throw new IllegalArgumentException("No range: " + text);
            }
            int dash = text.indexOf('-');
            Range range =
                    new Range(Integer.parseInt(text.substring(0, dash)), Integer.parseInt(text.substring(dash + 1)));
            if (range.least > range.most) {
                throw new IllegalArgumentException("A range that is reversed: " + text);
            }
            return range;
        }

        boolean contains(int number) {
            return number >= least && number <= most;
        }

        Either<Defect, String> checkLength(String text) {
            int length = text.codePointCount(0, text.length());
            if (length > most) {
                return Either.left(new Defect(Kind.TOO_LONG, "", length, most));
            }
            return length < least ? Either.left(new Defect(Kind.TOO_SHORT, "", length, least)) : Either.right(text);
        }
    }
}

package io.paysession.domain.field;

import io.paysession.domain.card.Luhn;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Hides card numbers in a text of which nothing else is known: 12 to 19 digits with a right check digit, also in groups
 * with signs or blanks between them, and wherever in the text they stand; and what is {@linkplain CardGroups plainly} a card
 * number, whatever stands between its groups. The first six and the last four digits stay, as
 * in a card number's own field. A number that only happens to have a right check digit, as one in ten does, is hidden too.
 */
final class CardNumbers {
    private static final int SHORTEST = 12;
    /** Of those that are in use by far the most; numbers of other kinds are shorter. */
    private static final int SHORTEST_LONG = 15;

    /** Nothing else that acquirers tell has so many digits and a right check digit, but by rare chance. */
    private static final int SHORTEST_CERTAIN = 16;

    private static final int LONGEST = 19;
    private static final int FIRST = 6;
    private static final int LAST = 4;
    /** More signs than that between two groups of digits make two numbers of them. */
    private static final int MOST_SIGNS = 3;

    private final int[] text;
    private final int shortest;
    private final Predicate<String> isNumber;
    /** Where the digits of one run stand, and whether a group begins there. */
    private final int[] places;

    private final boolean[] begins;
    /** Their values, which stay when the text is masked: numbers may overlap, and all of them are hidden. */
    private final char[] values;

    private int digits;

    private CardNumbers(String text, int shortest, Predicate<String> isNumber) {
        this.shortest = shortest;
        this.isNumber = isNumber;
        this.text = text.codePoints().toArray();
        places = new int[this.text.length];
        begins = new boolean[this.text.length];
        values = new char[this.text.length];
    }

    /** The text with every card number in it masked; what is masked already stays as it is. */
    static String hide(String text) {
        return hide(text, SHORTEST, Luhn::isValid);
    }

    /** The same, but numbers of fewer than 15 digits stay: in a place for numbers of another kind. */
    static String hideLong(String text) {
        return hide(text, SHORTEST_LONG, Luhn::isValid);
    }

    /**
     * The same where acquirers put numbers of their own, of 12 or 15 digits, by which a transaction is found again: of one
     * that short only the card number that is known stays hidden.
     *
     * @param masked the known number as answers show it; empty if there is none
     */
    static String hideCertain(String text, String masked) {
        return hide(
                text,
                SHORTEST,
                digits -> Luhn.isValid(digits)
                        && (digits.length() >= SHORTEST_CERTAIN
                                || Mask.NUMBER.show(digits).equals(masked)));
    }

    private static String hide(String text, int shortest, Predicate<String> isNumber) {
        if (text.length() < shortest) {
            return text;
        }
        CardNumbers search = new CardNumbers(text, shortest, isNumber);
        return search.hideAll() ? new String(search.text, 0, search.text.length) : text;
    }

    private boolean hideAll() {
        // Found before anything is masked: digits that are hidden are none any more.
        Seq<int[]> grouped = new CardGroups(text, shortest, isNumber).find();
        boolean found = hideRuns();
        grouped.forEach(
                number -> Arrays.stream(number, FIRST, number.length - LAST).forEach(place -> text[place] = 'x'));
        return found || grouped.nonEmpty();
    }

    private boolean hideRuns() {
        boolean found = false;
        int signs = 0;
        for (int place = 0; place < text.length; place++) {
            int value = CardGroups.digit(text[place]);
            if (value >= 0) {
                begins[digits] = digits == 0 || signs > 0;
                values[digits] = (char) ('0' + value);
                places[digits++] = place;
                signs = 0;
            } else if (!isSign(text[place]) || ++signs > MOST_SIGNS) {
                found |= hideInRun();
                signs = 0;
            }
        }
        return found | hideInRun();
    }

    /**
     * Looks at each sequence of whole groups and forgets the run. Of those that begin at the same place the longest hides at
     * least as much as the others; none keeps another from being looked at, because it may be right by chance.
     */
    private boolean hideInRun() {
        boolean found = false;
        for (int from = 0; from + shortest <= digits; from++) {
            int to = begins[from] ? endOfNumber(from) : from;
            if (to > from) {
                Arrays.stream(places, from + FIRST, to - LAST).forEach(place -> text[place] = 'x');
                found = true;
            }
        }
        digits = 0;
        return found;
    }

    /** Where the longest number that begins here ends; where it begins if there is none. */
    private int endOfNumber(int from) {
        for (int to = Math.min(from + LONGEST, digits); to - from >= shortest; to--) {
            if ((to == digits || begins[to]) && isNumber.test(String.valueOf(values, from, to - from))) {
                return to;
            }
        }
        return from;
    }

    /** What people write between the groups of a number, and what cannot be seen. */
    private static boolean isSign(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.NON_SPACING_MARK -> true;
            default -> "./,;'~*|+\u2212".indexOf(c) >= 0;
        };
    }
}

package io.paysession.domain.field;

import io.paysession.domain.card.Luhn;

/**
 * Digits of any script with signs between some of them. What can be a card number among them is hidden, and no digit of it
 * stays: 12 to 19 digits with a right check digit of which the first is no zero. As many as nearly all cards have are found
 * wherever they stand; fewer only as whole groups, for one in ten of all numbers has a right check digit. Tokens look like
 * card numbers and need no right check digit, so a group of as many digits without any sign in it is hidden as well.
 */
final class DigitRun {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;
    /** Nearly all cards that are in use have that many digits or more. */
    private static final int USUAL = 15;

    private static final int DECIMAL = 10;

    private final int[] text;
    /** Where the digits stand. */
    private final int[] places;
    /** What they are worth, as {@code 0} to {@code 9}. */
    private final String values;

    DigitRun(String run) {
        text = run.codePoints().toArray();
        places = java.util.stream.IntStream.range(0, text.length)
                .filter(place -> isDigit(text[place]))
                .toArray();
        StringBuilder digits = new StringBuilder();
        for (int place : places) {
            digits.append(Math.floorMod(Character.getNumericValue(text[place]), DECIMAL));
        }
        values = digits.toString();
    }

    String redacted() {
        int[] shown = text.clone();
        for (int from = 0; from + SHORTEST <= places.length; from++) {
            int to = Math.max(endOfNumber(from), endOfToken(from));
            for (int digit = from; digit < to; digit++) {
                shown[places[digit]] = 'x';
            }
        }
        return new String(shown, 0, shown.length);
    }

    private int endOfToken(int from) {
        int to = from + 1;
        while (to < places.length && !begins(to)) {
            to++;
        }
        return begins(from) && to - from >= USUAL ? to : from;
    }

    /** Where the longest number that begins here ends; where it begins if there is none. */
    private int endOfNumber(int from) {
        if (values.charAt(from) == '0') {
            return from;
        }
        for (int to = Math.min(from + LONGEST, places.length); to - from >= SHORTEST; to--) {
            boolean whole = begins(from) && (to == places.length || begins(to));
            if ((whole || to - from >= USUAL) && Luhn.isValid(values.substring(from, to))) {
                return to;
            }
        }
        return from;
    }

    /** Whether a group of digits begins here. */
    private boolean begins(int digit) {
        return digit == 0 || places[digit] > places[digit - 1] + 1;
    }

    private static boolean isDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}

package io.paysession.domain.field;

import io.paysession.domain.card.Luhn;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Finds card numbers that are written in groups with something unusual between them: colons, brackets, many blanks, a mix of
 * signs, letters. The more may stand in between, the plainer it must be that it is a card number, so that times, addresses,
 * telephone numbers and UUIDs stay as they are: it begins as cards that are in use begin; no group but the last has fewer
 * digits than four; and with letters in between the groups are those in which cards are printed.
 */
final class CardGroups {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int SHORTEST_GROUP = 4;
    private static final int SHORTEST_LAST_GROUP = 3;
    /** More than that between two groups makes two numbers of them. */
    private static final int MOST_BETWEEN = 8;

    private static final Seq<String> PRINTED = List.of("4444", "465", "464", "4443", "88");
    private static final int FIRST_OF_NEW_RANGE = 2221;
    private static final int LAST_OF_NEW_RANGE = 2720;

    private final int[] text;
    private final int shortest;
    private final Predicate<String> isNumber;

    /** Whole groups, one after the other. */
    private Seq<Found> groups = List.empty();

    /** A group of digits: where it begins and how many they are. */
    private record Found(int begin, int length) {
        int end() {
            return begin + length;
        }
    }

    /** The text without any digit of such a number. */
    static String hide(String text) {
        int[] shown = text.codePoints().toArray();
        Seq<int[]> found = new CardGroups(shown, SHORTEST, Luhn::isValid).find();
        found.forEach(number -> Arrays.stream(number).forEach(place -> shown[place] = 'x'));
        return found.isEmpty() ? text : new String(shown, 0, shown.length);
    }

    CardGroups(int[] text, int shortest, Predicate<String> isNumber) {
        this.text = text;
        this.shortest = Math.max(shortest, SHORTEST);
        this.isNumber = isNumber;
    }

    /** The places of the digits of each number that is found, in order. */
    Seq<int[]> find() {
        List<int[]> found = List.empty();
        int begin = -1;
        for (int place = 0; place <= text.length; place++) {
            boolean isDigit = place < text.length && digit(text[place]) >= 0;
            if (isDigit && begin < 0) {
                begin = place;
            } else if (!isDigit && begin >= 0) {
                found = found.appendAll(endingWith(new Found(begin, place - begin)));
                begin = -1;
            }
        }
        return found;
    }

    /** What a digit of any script, also one in a circle or above the line, is worth; -1 if it is none. */
    static int digit(int c) {
        int plain = Character.digit(c, 10);
        if (plain >= 0) {
            return plain;
        }
        boolean isNumber =
                Character.getType(c) == Character.OTHER_NUMBER || Character.getType(c) == Character.LETTER_NUMBER;
        int value = isNumber ? Character.getNumericValue(c) : -1;
        return value <= 9 ? value : -1;
    }

    private Seq<int[]> endingWith(Found last) {
        boolean tooFar = groups.nonEmpty() && last.begin() - groups.last().end() > MOST_BETWEEN;
        Seq<Found> before = tooFar ? List.empty() : groups;
        groups = last.length() < SHORTEST_GROUP
                ? List.empty()
                : before.takeRight(PRINTED.head().length()).append(last);
        return last.length() < SHORTEST_LAST_GROUP
                ? List.empty()
                : List.rangeClosed(1, before.size())
                        .map(count -> before.takeRight(count).append(last))
                        .filter(this::isCard)
                        .map(CardGroups::places);
    }

    private boolean isCard(Seq<Found> number) {
        int length = number.map(Found::length).sum().intValue();
        if (length < shortest || length > LONGEST) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        for (int place : places(number)) {
            digits.append(digit(text[place]));
        }
        return begins(digits) && (isPrinted(number) || !hasLetters(number)) && isNumber.test(digits.toString());
    }

    private static boolean begins(CharSequence digits) {
        int range = Integer.parseInt(digits, 0, SHORTEST_GROUP, 10);
        return digits.charAt(0) >= '3' && digits.charAt(0) <= '6'
                || range >= FIRST_OF_NEW_RANGE && range <= LAST_OF_NEW_RANGE;
    }

    private static boolean isPrinted(Seq<Found> number) {
        return PRINTED.contains(number.map(Found::length).mkString());
    }

    private boolean hasLetters(Seq<Found> number) {
        for (int place = number.head().end(); place < number.last().begin(); place++) {
            if (Character.isLetter(text[place])) {
                return true;
            }
        }
        return false;
    }

    private static int[] places(Seq<Found> number) {
        return number.flatMap(group -> List.range(group.begin(), group.end()))
                .toJavaStream()
                .mapToInt(Integer::intValue)
                .toArray();
    }
}

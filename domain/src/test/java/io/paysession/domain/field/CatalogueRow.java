package io.paysession.domain.field;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of the catalogue's table, read once more and independently of the parser under test. */
record CatalogueRow(String path, String requests, String kind, String argument, Set<String> remarks) {
    /** Types whose limits are lengths. */
    private static final Set<String> NO_LENGTH = Set.of("month", "date", "datetime", "int", "bool", "enum", "open");

    private static final List<CatalogueRow> ROWS = CatalogueTable.FIELDS
            .toJavaStream()
            .flatMap(block -> block.rows().lines())
            .filter(line -> !line.isBlank())
            .map(line -> line.strip().split(" +"))
            // Of those no more is known than of the open group around them.
            .filter(words -> !words[2].equals("numbers"))
            .map(CatalogueRow::of)
            .toList();

    /** The rows that a session may hold, and what else an Update Session may say. */
    static Stream<CatalogueRow> all() {
        return ROWS.stream().filter(row -> row.requests.contains("S"));
    }

    /** The rows that only operations know. */
    static Stream<CatalogueRow> ofOperations() {
        return ROWS.stream().filter(row -> !row.requests.contains("S"));
    }

    private static CatalogueRow of(String[] words) {
        String[] type = words[2].split(":", 2);
        Set<String> remarks = Arrays.stream(words).skip(3).collect(Collectors.toSet());
        return new CatalogueRow(words[0], words[1], type[0], type.length > 1 ? type[1] : "", remarks);
    }

    /** Whether a request knows it. */
    boolean isKnownTo(String operation) {
        return OperationTable.letters(operation).chars().anyMatch(letter -> requests.indexOf(letter) >= 0);
    }

    static Stream<CatalogueRow> withLengths() {
        return all().filter(row -> !NO_LENGTH.contains(row.kind));
    }

    static Stream<CatalogueRow> values() {
        return all().filter(row -> !row.kind.equals("open"));
    }

    static boolean isOpen(String path) {
        return all().anyMatch(row -> row.path.equals(path) && row.kind.equals("open"));
    }

    int least() {
        return Integer.parseInt(argument.split("-")[0]);
    }

    int most() {
        return Integer.parseInt(argument.split("-")[1]);
    }

    boolean isStored() {
        return !remarks.contains("unstored");
    }

    /** A right value, in the normal form in which it is to be stored. */
    FieldValue right() {
        return switch (kind) {
            case "month" -> new FieldValue.Text("7");
            case "date" -> new FieldValue.Text("2026-02-28");
            case "datetime" -> new FieldValue.Text("2026-02-28T23:59:59.123Z");
            case "int" -> new FieldValue.Number(Integer.toString(most()));
            case "bool" -> new FieldValue.Flag(true);
            case "enum" -> new FieldValue.Text(argument.split("\\|")[0]);
            case "open" -> FieldValue.Group.EMPTY.with("name", new FieldValue.Text("value"));
            // Long enough to tell a masked value from a bare one.
            default -> new FieldValue.Text(ofLength(Math.min(most(), Math.max(least(), 16))));
        };
    }

    /** A text of that length whose characters are right. */
    String ofLength(int length) {
        return switch (kind) {
            case "letters", "name" -> "A".repeat(length);
            case "digits", "decimal", "positive", "signed", "offset", "masked" -> "1".repeat(length);
            case "pan" -> cardNumber(length);
            case "email" -> "a".repeat(length - 2) + "@b";
            case "phone" -> "1".repeat(Math.min(length, 15)) + " ".repeat(Math.max(0, length - 15));
            case "https" -> "https://".substring(0, Math.min(length, 8)) + "a".repeat(Math.max(0, length - 8));
            case "url" -> "http://".substring(0, Math.min(length, 7)) + "a".repeat(Math.max(0, length - 7));
            default -> "a".repeat(length);
        };
    }

    /** A character that the type does not allow. */
    String wrongCharacter() {
        return switch (kind) {
            case "letters", "name" -> "a";
            case "digits", "pan", "hex", "masked" -> "g";
            case "alnum" -> "-";
            case "postcode", "account" -> "_";
            case "ascii" -> "\u00e9";
            case "word" -> " ";
            default -> "\u0007";
        };
    }

    private static String cardNumber(int length) {
        for (char last = '0'; last <= '9'; last++) {
            String number = "4".repeat(length - 1) + last;
            if (io.paysession.domain.card.Luhn.isValid(number)) {
                return number;
            }
        }
        throw new AssertionError();
    }

    @Override
    public String toString() {
        return path;
    }
}

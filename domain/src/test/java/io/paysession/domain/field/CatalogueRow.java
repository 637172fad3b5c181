package io.paysession.domain.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A line of the catalogue's table, read once more and independently of the parser under test. */
record CatalogueRow(String path, String kind, String argument, Set<String> remarks) {
    /** Types whose limits are lengths. */
    private static final Set<String> NO_LENGTH = Set.of("month", "date", "datetime", "int", "bool", "enum", "open");

    private static final List<CatalogueRow> ROWS = read(CatalogueTable.SESSION);

    static Stream<CatalogueRow> all() {
        return ROWS.stream();
    }

    /** The rows that only operations know. */
    static Stream<CatalogueRow> ofOperations() {
        return read(CatalogueTable.OPERATIONS).stream();
    }

    private static List<CatalogueRow> read(String table) {
        List<CatalogueRow> rows = new ArrayList<>();
        String prefix = "";
        List<String> common = List.of();
        for (String line : table.split("\n")) {
            List<String> words = Arrays.stream(line.trim().split(" +"))
                    .filter(w -> !w.isEmpty())
                    .toList();
            if (words.isEmpty()) {
                continue;
            }
            if (words.get(0).endsWith("/")) {
                prefix = words.get(0).equals("/") ? "" : words.get(0).replaceAll("/$", ".");
                common = words.subList(1, words.size());
                continue;
            }
            if (words.get(1).equals("numbers")) {
                // Anything, as whatever else is in the open group around it.
                continue;
            }
            String[] type = words.get(1).split(":", 2);
            Set<String> remarks =
                    Stream.concat(common.stream(), words.stream().skip(2)).collect(Collectors.toSet());
            rows.add(new CatalogueRow(prefix + words.get(0), type[0], type.length > 1 ? type[1] : "", remarks));
        }
        return rows;
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
            case "letters" -> "A".repeat(length);
            case "digits", "decimal", "positive", "signed", "masked" -> "1".repeat(length);
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
            case "letters" -> "a";
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

package io.paysession.domain.field;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.util.regex.Pattern;

/**
 * Reads the rows of a {@link CatalogueTable}, once, and checks each: whatever is wrong with any of them is said together,
 * with the row and its number in its block.
 */
final class CatalogueRows {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9]+(\\[\\])?(\\.[A-Za-z0-9]+(\\[\\])?)*(\\.<name>)?");

    /** What an open group's values may be: no more is known of them. */
    private static final FieldType OPEN_VALUE = FieldTypes.parse("text:0-4000");

    private CatalogueRows() {}

    /**
     * One field.
     *
     * @param isOpen     whether it is a group of which no more is known: then the rule is that of its values
     * @param requests   letters of the requests that know it
     * @param payerInput letters of the requests in which the payer may write it, besides what the rule says
     */
    record Row(String path, String requests, boolean isOpen, FieldRule rule, String payerInput) {
        boolean isKnownTo(String letters) {
            return letters.chars().anyMatch(letter -> requests.indexOf(letter) >= 0);
        }

        /** What holds in a request of these letters. */
        FieldRule ruleIn(String letters) {
            return letters.chars().anyMatch(letter -> payerInput.indexOf(letter) >= 0) ? rule.writableByPayer() : rule;
        }
    }

    /** @throws IllegalArgumentException with a line for every row that is wrong */
    static Seq<Row> read(Seq<CatalogueTable.Block> blocks) {
        Seq<Either<String, Row>> rows = blocks.flatMap(CatalogueRows::read);
        Seq<Row> right = rows.flatMap(Either::toOption);
        Seq<String> slips = rows.filter(Either::isLeft).map(Either::getLeft).appendAll(clashes(right));
        if (!slips.isEmpty()) {
            throw new IllegalArgumentException("The catalogue of fields is wrong:\n" + slips.mkString("\n"));
        }
        return right;
    }

    private static Seq<Either<String, Row>> read(CatalogueTable.Block block) {
        Seq<String> lines = List.ofAll(block.rows().lines());
        return lines.zipWithIndex()
                .filter(line -> !line._1().isBlank())
                .map(line -> row(line._1().strip())
                        .mapLeft(slip -> "%s, row %d: %s: %s"
                                .formatted(
                                        block.name(),
                                        line._2() + 1,
                                        slip,
                                        line._1().strip())));
    }

    private static Either<String, Row> row(String line) {
        List<String> words = List.of(line.split(" +"));
        if (words.size() < 3) {
            return Either.left("a row has a path, requests and a type");
        }
        String path = words.head();
        String requests = words.get(1);
        if (!PATH.matcher(path).matches()) {
            return Either.left("no path");
        }
        if (!isInOrder(requests)) {
            return Either.left("the requests are not letters of " + OperationTable.ALL + " in this order");
        }
        try {
            return Either.right(row(path, requests, words.get(2), words.drop(3)));
        } catch (IllegalArgumentException slip) {
            return Either.left(String.valueOf(slip.getMessage()));
        }
    }

    private static Row row(String path, String requests, String type, Seq<String> remarks) {
        Seq<String> payer =
                remarks.filter(remark -> remark.startsWith("payer:")).map(remark -> remark.substring(6));
        if (payer.exists(letters -> letters.chars().anyMatch(letter -> requests.indexOf(letter) < 0))) {
            throw new IllegalArgumentException("a payer writes it in a request that does not know it");
        }
        Seq<String> rest = remarks.filter(remark -> !remark.startsWith("payer:"));
        FieldRule rule = switch (type) {
            case "open" -> FieldRule.parse(OPEN_VALUE, rest.prepend("mask=" + Mask.CARD_NUMBERS));
            case "numbers" -> FieldRule.parse(OPEN_VALUE, rest.prepend("mask=" + Mask.OTHER_NUMBERS));
            default ->
                FieldRule.parse(FieldTypes.parse(type), isWordOfOthers(type, rest) ? withoutNumbers(rest) : rest);
        };
        if (requests.indexOf('S') < 0 && rule.stored()) {
            throw new IllegalArgumentException("no session holds it, so it is unstored");
        }
        boolean isOpen = type.equals("open") || type.equals("numbers");
        return new Row(path, requests, isOpen, rule, payer.mkString());
    }

    /** One of a list of words that the gateway may lengthen at any time: a card number is none, and would pass for one. */
    private static boolean isWordOfOthers(String type, Seq<String> remarks) {
        return type.startsWith("name:") && !remarks.exists(remark -> remark.startsWith("mask="));
    }

    private static Seq<String> withoutNumbers(Seq<String> remarks) {
        return remarks.prepend("mask=" + Mask.CARD_NUMBERS);
    }

    private static boolean isInOrder(String requests) {
        int last = -1;
        for (char letter : requests.toCharArray()) {
            int place = OperationTable.ALL.indexOf(letter);
            if (place <= last) {
                return false;
            }
            last = place;
        }
        return true;
    }

    /** A field that stands there twice, or is a value in one row and a group in another. */
    private static Seq<String> clashes(Seq<Row> rows) {
        Seq<String> twice = rows.groupBy(Row::path)
                .filterValues(same -> same.size() > 1)
                .keySet()
                .toList();
        Seq<Row> values = rows.filter(row -> !row.isOpen());
        Seq<String> both = rows.filter(row -> beginnings(row.path())
                        .exists(beginning -> values.exists(value -> value.path().equals(beginning))))
                .map(Row::path);
        return twice.map(path -> "Twice in the catalogue: " + path)
                .appendAll(both.map(path -> "Below a field that is no group: " + path));
    }

    private static Seq<String> beginnings(String path) {
        return List.range(0, path.length())
                .filter(place -> path.charAt(place) == '.' || path.startsWith("[]", place))
                .map(place -> path.substring(0, place));
    }
}

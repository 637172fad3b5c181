package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.CatalogueNode.Leaf;
import io.paysession.domain.field.CatalogueNode.Listing;
import io.paysession.domain.field.CatalogueNode.Named;
import io.paysession.domain.field.CatalogueNode.Open;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Reads a {@link CatalogueTable} into a tree. A slip in the table is an {@link IllegalArgumentException}. */
final class CatalogueParser {
    /** The place of an open group's values, beside members of which more is known. */
    private static final String ANY = "<any>";

    /** What an open group's values may be: no more is known of them. */
    private static final FieldType OPEN_VALUE = FieldTypes.parse("text:0-2048");

    private final Map<String, Object> root = new LinkedHashMap<>();
    private final Seq<String> payerInput;
    private final Predicate<String> included;
    private Seq<String> unmatchedInput;
    private String prefix = "";
    private Seq<String> prefixRemarks = List.empty();

    private CatalogueParser(Seq<String> payerInput, Predicate<String> included) {
        this.payerInput = payerInput;
        this.included = included;
        unmatchedInput = payerInput;
    }

    /**
     * @param payerInput paths, or beginnings of paths, that the payer may write besides those that the table marks
     * @param included   which paths of the table are taken
     */
    static Branch parse(String table, Seq<String> payerInput, Predicate<String> included) {
        CatalogueParser parser = new CatalogueParser(payerInput, included);
        table.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(parser::readLine);
        if (!parser.unmatchedInput.isEmpty()) {
            throw new IllegalArgumentException("No such field: " + parser.unmatchedInput.head());
        }
        return freeze(parser.root);
    }

    private void readLine(String line) {
        List<String> words = List.of(line.split("\\s+"));
        if (words.head().endsWith("/")) {
            String path = words.head().substring(0, words.head().length() - 1);
            prefix = path.isEmpty() ? "" : path + ".";
            prefixRemarks = words.tail();
            return;
        }
        String path = prefix + words.head();
        if (included.test(path)) {
            Option<Mask> mask = openMask(words.get(1));
            Seq<String> remarks = words.drop(2).prependAll(prefixRemarks);
            FieldType type = mask.isDefined() ? OPEN_VALUE : FieldTypes.parse(words.get(1));
            Seq<String> ofType = remarks.prependAll(mask.map(name -> "mask=" + name));
            put(mask.isDefined() ? path + "." + ANY : path, new Leaf(payerRule(path, FieldRule.parse(type, ofType))));
        }
    }

    /** How values of a type are shown that may be anything. */
    private static Option<Mask> openMask(String type) {
        return switch (type) {
            case "open" -> Option.some(Mask.CARD_NUMBERS);
            case "numbers" -> Option.some(Mask.OTHER_NUMBERS);
            default -> Option.none();
        };
    }

    private FieldRule payerRule(String path, FieldRule rule) {
        Seq<String> opening = payerInput.filter(
                input -> path.equals(input) || path.startsWith(input + ".") || path.startsWith(input + "[]"));
        if (opening.isEmpty()) {
            return rule;
        }
        unmatchedInput = unmatchedInput.removeAll(opening);
        return rule.writableByPayer();
    }

    /** Groups under construction are mutable maps; a list is a map whose only member is {@code []}. */
    @SuppressWarnings("unchecked")
    private void put(String path, CatalogueNode leaf) {
        Map<String, Object> group = root;
        String[] names = path.replace("[]", ".[]").split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            group = (Map<String, Object>) group.computeIfAbsent(names[i], name -> new LinkedHashMap<>());
        }
        if (group.put(names[names.length - 1], leaf) != null) {
            throw new IllegalArgumentException("Twice in the catalogue: " + path);
        }
    }

    @SuppressWarnings("unchecked")
    private static CatalogueNode freeze(Object node) {
        if (node instanceof CatalogueNode leaf) {
            return leaf;
        }
        Map<String, Object> members = (Map<String, Object>) node;
        Object item = members.get("[]");
        if (item != null) {
            return new Listing(freeze(item));
        }
        if (members.get("<name>") instanceof Leaf leaf) {
            return new Named(leaf.rule());
        }
        Branch branch = freeze(members);
        if (branch.members().get(ANY) instanceof Leaf any) {
            Map<String, CatalogueNode> known = new LinkedHashMap<>(branch.members());
            known.remove(ANY);
            return new Open(any.rule(), Map.copyOf(known));
        }
        return branch;
    }

    private static Branch freeze(Map<String, Object> members) {
        Map<String, CatalogueNode> frozen = new LinkedHashMap<>();
        members.forEach((name, member) -> frozen.put(name, freeze(member)));
        return new Branch(Map.copyOf(frozen));
    }
}

package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.CatalogueNode.Leaf;
import io.paysession.domain.field.CatalogueNode.Listing;
import io.paysession.domain.field.CatalogueNode.Named;
import io.paysession.domain.field.CatalogueNode.Open;
import io.vavr.collection.Seq;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a tree of the rows of a catalogue. */
final class CatalogueTree {
    /** The place of an open group's values, beside members of which more is known. */
    private static final String ANY = "<any>";

    private final Map<String, Object> root = new LinkedHashMap<>();

    private CatalogueTree() {}

    /**
     * @param letters    the requests whose fields are taken
     * @param payerInput paths, or beginnings of paths, that the payer may write besides those that the rows mark
     * @throws IllegalArgumentException if one of these names no field
     */
    static Branch of(Seq<CatalogueRows.Row> rows, String letters, Seq<String> payerInput) {
        Seq<CatalogueRows.Row> known = rows.filter(row -> row.isKnownTo(letters));
        payerInput
                .find(input -> !known.exists(row -> isAtOrBelow(row.path(), input)))
                .forEach(unknown -> {
                    throw new IllegalArgumentException("No such field: " + unknown);
                });
        CatalogueTree tree = new CatalogueTree();
        known.forEach(row -> {
            boolean opened = payerInput.exists(input -> isAtOrBelow(row.path(), input));
            FieldRule rule = opened ? row.rule().writableByPayer() : row.ruleIn(letters);
            tree.put(row.isOpen() ? row.path() + "." + ANY : row.path(), new Leaf(rule));
        });
        return freeze(tree.root);
    }

    private static boolean isAtOrBelow(String path, String beginning) {
        return path.equals(beginning) || path.startsWith(beginning + ".") || path.startsWith(beginning + "[]");
    }

    /** Groups under construction are mutable maps; a list is a map whose only member is {@code []}. */
    @SuppressWarnings("unchecked")
    private void put(String path, CatalogueNode leaf) {
        Map<String, Object> group = root;
        String[] names = path.replace("[]", ".[]").split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            group = (Map<String, Object>) group.computeIfAbsent(names[i], name -> new LinkedHashMap<>());
        }
        group.put(names[names.length - 1], leaf);
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

package io.paysession.domain.field;

import java.util.Map;

/** The catalogue as a tree: what may stand at one place of a document. */
sealed interface CatalogueNode {
    /** A single value. */
    record Leaf(FieldRule rule) implements CatalogueNode {}

    /** A group with known members. */
    record Branch(Map<String, CatalogueNode> members) implements CatalogueNode {}

    /** A list; every item follows {@code item}. */
    record Listing(CatalogueNode item) implements CatalogueNode {}

    /** A map with free alphanumeric names; every value follows {@code rule}. */
    record Named(FieldRule rule) implements CatalogueNode {}

    /**
     * A group of which the catalogue does not name the members: bounded scalars, bounded depth.
     *
     * @param rule  what holds for a value in it
     * @param known members of which more is known all the same
     */
    record Open(FieldRule rule, Map<String, CatalogueNode> known) implements CatalogueNode {
        /** What is known of the member of that name. */
        Open member(String name) {
            CatalogueNode member = known.get(name);
            if (member instanceof Leaf leaf) {
                return new Open(leaf.rule(), Map.of());
            }
            return new Open(rule, member instanceof Branch branch ? branch.members() : Map.of());
        }
    }
}

package io.paysession.domain.field;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        /** Whether no more is known of that member, and of all that is known in it, than how it is shown. */
        boolean mayBeAnything(String name) {
            return isOpen(known.get(name));
        }

        /** The members that may not be anything. */
        Map<String, CatalogueNode> rules() {
            return known.entrySet().stream()
                    .filter(member -> !isOpen(member.getValue()))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private static boolean isOpen(@Nullable CatalogueNode node) {
            if (node instanceof Branch branch) {
                return branch.members().values().stream().allMatch(Open::isOpen);
            }
            return node instanceof Listing listing ? isOpen(listing.item()) : node instanceof Open;
        }

        /** What is known of the member of that name. */
        Open member(String name) {
            CatalogueNode member = known.get(name);
            // Whether it is one or several, what is known holds for each of them.
            while (member instanceof Listing listing) {
                member = listing.item();
            }
            if (member instanceof Open open) {
                return open;
            }
            if (member instanceof Leaf leaf) {
                return new Open(leaf.rule(), Map.of());
            }
            return new Open(rule, member instanceof Branch branch ? branch.members() : Map.of());
        }
    }
}

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

    /** A group of which the documents name nothing but itself: bounded scalars, bounded depth. */
    record Open(FieldRule rule) implements CatalogueNode {}
}

package io.paysession.domain.field;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Nothing;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.Tuple;
import io.vavr.control.Option;

/**
 * What a document says, without what says nothing: null, and groups and lists in which there is nothing else, at any
 * depth that a request can have, whatever their names are (source: gateway-fields 3.6). What stays in a list keeps its
 * place.
 */
final class PresentValues {
    /** No field lies deeper; what does is refused by its place. */
    private static final int DEEPEST = 100;

    /** What a shop has no number for, an official module sends with an empty one (source: gateway-fields 1.3). */
    private static final String SKU = "sku";

    private PresentValues() {}

    static Group of(Group document) {
        return of(document, 1);
    }

    private static Group of(Group group, int depth) {
        return Group.of(group.members()
                .reject(member -> member._1().equals(SKU) && member._2().equals(new Text("")))
                .flatMap(member -> of(member._2(), depth).map(value -> Tuple.of(member._1(), value))));
    }

    private static Option<FieldValue> of(FieldValue value, int depth) {
        if (value instanceof Nothing) {
            return Option.none();
        }
        if (depth > DEEPEST) {
            return Option.some(value);
        }
        if (value instanceof Group group) {
            Group present = of(group, depth + 1);
            return Option.when(!present.members().isEmpty(), present);
        }
        if (value instanceof Items items) {
            Items present = items.map(item -> of(item, depth + 1).getOrElse(new Nothing()));
            return Option.when(!present.values().forAll(Nothing.class::isInstance), present);
        }
        return Option.some(value);
    }
}

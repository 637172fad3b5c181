package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.CatalogueNode.Leaf;
import io.paysession.domain.field.CatalogueNode.Listing;
import io.paysession.domain.field.CatalogueNode.Open;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Number;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.Tuple;
import io.vavr.control.Option;
import java.math.BigDecimal;

/** Turns the texts of decimal fields into numbers, and masks card numbers where earlier releases have recorded them. */
final class DecimalNumbers {
    private static final FieldPresenter OPEN = new FieldPresenter(rule -> true);

    private DecimalNumbers() {}

    static Group in(Group group, Branch branch) {
        return new Group(group.members()
                .map((name, value) -> Tuple.of(
                        name,
                        Option.of(branch.members().get(name))
                                .map(node -> in(value, node))
                                .getOrElse(value))));
    }

    private static FieldValue in(FieldValue value, CatalogueNode node) {
        if (node instanceof Leaf leaf && leaf.rule().type().isDecimal() && value instanceof Text text) {
            // ".5" and "007" are decimals to clients, but not to JSON.
            return new Number(new BigDecimal(text.text()).toPlainString());
        }
        if (node instanceof Leaf leaf && leaf.rule().mask() == Mask.CARD_NUMBERS && value instanceof Text text) {
            return new Text(leaf.rule().mask().show(text.text()));
        }
        if (node instanceof Branch branch && value instanceof Group group) {
            return in(group, branch);
        }
        if (node instanceof Listing listing && value instanceof Items items) {
            return items.map(item -> in(item, listing.item()));
        }
        return node instanceof Open open ? OPEN.open(value, open).getOrElse(value) : value;
    }
}

package io.paysession.domain.field;

import io.paysession.domain.card.CardBrand;
import io.paysession.domain.card.FundingMethod;
import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.CatalogueNode.Leaf;
import io.paysession.domain.field.CatalogueNode.Listing;
import io.paysession.domain.field.CatalogueNode.Named;
import io.paysession.domain.field.CatalogueNode.Open;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Sensitive;
import io.paysession.domain.field.FieldValue.Text;
import io.vavr.Tuple;
import io.vavr.control.Option;
import java.util.function.Predicate;

/** Turns stored fields into what an answer shows of them. */
final class FieldPresenter {
    private final Predicate<FieldRule> visible;

    FieldPresenter(Predicate<FieldRule> visible) {
        this.visible = visible;
    }

    Group show(Group stored, Branch root) {
        return withCardFacts(stored, branch(stored, root));
    }

    private Group branch(Group group, Branch branch) {
        return Group.of(group.members()
                .flatMap(member -> Option.of(branch.members().get(member._1()))
                        .flatMap(node -> node(member._2(), node))
                        .map(shown -> Tuple.of(member._1(), shown))));
    }

    private Option<FieldValue> node(FieldValue value, CatalogueNode node) {
        if (node instanceof Leaf leaf) {
            return visible.test(leaf.rule()) ? masked(value, leaf.rule().mask()) : Option.none();
        }
        if (node instanceof Branch branch && value instanceof Group group) {
            return Option.<FieldValue>some(branch(group, branch)).filter(FieldPresenter::isNotEmpty);
        }
        if (node instanceof Listing listing && value instanceof Items items) {
            return Option.<FieldValue>some(new Items(items.values().flatMap(item -> node(item, listing.item()))))
                    .filter(FieldPresenter::isNotEmpty);
        }
        return node instanceof Open open ? open(value, open) : Option.when(visible.test(((Named) node).rule()), value);
    }

    /** What the catalogue does not name is shown, but no card number in it, nor in its name. */
    Option<FieldValue> open(FieldValue value, Open open) {
        if (value instanceof Group group) {
            return Option.<FieldValue>some(Group.of(group.members()
                            .flatMap(member -> open(member._2(), open.member(member._1()))
                                    .map(shown -> Tuple.of(CardNumbers.hide(member._1()), shown)))))
                    .filter(FieldPresenter::isNotEmpty);
        }
        if (value instanceof Items items) {
            return Option.<FieldValue>some(new Items(items.values().flatMap(item -> open(item, open))))
                    .filter(FieldPresenter::isNotEmpty);
        }
        return visible.test(open.rule()) ? masked(value, open.rule().mask()) : Option.none();
    }

    private static Option<FieldValue> masked(FieldValue value, Mask mask) {
        if (mask == Mask.HIDDEN) {
            return Option.none();
        }
        if (value instanceof Sensitive sensitive) {
            return Option.some(new Text(mask.show(sensitive.text())));
        }
        return Option.some(value instanceof Text text ? new Text(mask.show(text.text())) : value);
    }

    /** A card whose number is shown also shows what the number tells: brand, scheme and funding method. */
    private static Group withCardFacts(Group stored, Group shown) {
        Group card = cardOf(shown);
        if (!(cardOf(stored).members().get("number").getOrNull() instanceof Text number)
                || card.members().get("number").isEmpty()) {
            return shown;
        }
        Text brand = new Text(CardBrand.of(number.text()).name());
        Text funding = new Text(FundingMethod.of(number.text()).name());
        Group completed = card.with("brand", brand).with("scheme", brand).with("fundingMethod", funding);
        Group sourceOfFunds = shown.group("sourceOfFunds");
        Group provided = sourceOfFunds.group("provided").with("card", completed);
        return shown.with("sourceOfFunds", sourceOfFunds.with("provided", provided));
    }

    private static Group cardOf(Group fields) {
        return fields.group("sourceOfFunds").group("provided").group("card");
    }

    private static boolean isNotEmpty(FieldValue value) {
        return !(value instanceof Group group && group.members().isEmpty()
                || value instanceof Items items && items.values().isEmpty());
    }
}

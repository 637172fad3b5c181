package io.paysession.domain.field;

import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.paysession.domain.field.FieldValue.Text;
import io.paysession.domain.shared.SensitiveText;
import io.vavr.Tuple;

/**
 * A value of a known shape in which nobody knows what is said, without card numbers.
 *
 * @param masked the number that is looked for first, as answers show it; empty if there is none
 */
record CardNumberFree(String masked) implements FieldValue.Cases<FieldValue> {
    static Group of(Group group, String masked) {
        return new CardNumberFree(masked).group(group);
    }

    private String hide(String text) {
        return CardNumbers.hideCertain(text, masked);
    }

    @Override
    public FieldValue text(String text) {
        return new Text(hide(text));
    }

    @Override
    public FieldValue sensitive(SensitiveText text) {
        return new FieldValue.Sensitive(text);
    }

    /** A number stays one, unless something of it is to be hidden. */
    @Override
    public FieldValue number(String literal) {
        String shown = hide(literal);
        return shown.equals(literal) ? new FieldValue.Number(literal) : new Text(shown);
    }

    @Override
    public FieldValue flag(boolean flag) {
        return new FieldValue.Flag(flag);
    }

    @Override
    public FieldValue nothing() {
        return new FieldValue.Nothing();
    }

    @Override
    public Group group(Group group) {
        return Group.of(group.members()
                .map(member -> Tuple.of(hide(member._1()), member._2().match(this))));
    }

    @Override
    public Items items(Items items) {
        return new Items(items.values().map(item -> item.match(this)));
    }
}

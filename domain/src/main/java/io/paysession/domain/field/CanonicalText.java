package io.paysession.domain.field;

import io.paysession.domain.field.CatalogueNode.Branch;
import io.paysession.domain.field.CatalogueNode.Leaf;
import io.paysession.domain.field.FieldValue.Group;
import io.paysession.domain.field.FieldValue.Items;
import io.vavr.Tuple;

/**
 * Writes a request so that two texts are equal if and only if the requests are. Every name and text is preceded by its
 * length and every group and list by the number of what it holds: nothing that a client writes can look like the end of
 * something.
 */
final class CanonicalText implements FieldValue.Cases<String> {
    private static final CanonicalText WRITER = new CanonicalText();

    private CanonicalText() {}

    static String of(Group request, Branch root) {
        return WRITER.group(digested(request, root));
    }

    /** Without the fields that are not digested, and without groups that hold nothing else. */
    private static Group digested(Group group, Branch branch) {
        return Group.of(group.members()
                .map((name, value) -> Tuple.of(
                        name,
                        branch.members().get(name) instanceof Branch inner && value instanceof Group innerGroup
                                ? digested(innerGroup, inner)
                                : value))
                .filter((name, value) -> !(branch.members().get(name) instanceof Leaf leaf
                                && !leaf.rule().digested())
                        && !(value instanceof Group inner && inner.members().isEmpty())));
    }

    @Override
    public String text(String text) {
        return sized('t', text);
    }

    @Override
    public String number(String literal) {
        return sized('n', literal);
    }

    @Override
    public String flag(boolean flag) {
        return flag ? "y" : "f";
    }

    @Override
    public String nothing() {
        return "-";
    }

    @Override
    public String group(Group group) {
        return group.members()
                .map(member -> sized('t', member._1()) + member._2().match(this))
                .mkString("g" + group.members().size() + ":", "", "");
    }

    @Override
    public String items(Items items) {
        return items.values()
                .map(value -> value.match(this))
                .mkString("i" + items.values().size() + ":", "", "");
    }

    private static String sized(char kind, String value) {
        return kind + Integer.toString(value.length()) + ":" + value;
    }
}

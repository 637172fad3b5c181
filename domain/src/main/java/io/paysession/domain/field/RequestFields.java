package io.paysession.domain.field;

import io.paysession.domain.field.FieldValue.Group;
import io.vavr.collection.List;
import io.vavr.control.Option;

/**
 * Fields that the catalogue has accepted, in normal form: amounts are texts, month numbers have no leading zero,
 * nothing is null and no group is empty. Only {@link FieldCatalogue} and a store that reads back what it once saved
 * make them.
 *
 * @param root the whole tree
 */
public record RequestFields(Group root) {
    /** Where the number of the card is that is paid with. */
    public static final String CARD_NUMBER = "sourceOfFunds.provided.card.number";

    /** No field at all. */
    public static final RequestFields EMPTY = new RequestFields(Group.EMPTY);

    /**
     * Adds and overwrites fields, never removes any; lists are replaced whole (assumption U-11).
     *
     * @param newer what was sent later
     * @return both, and of each field the newer value
     */
    public RequestFields merge(RequestFields newer) {
        return new RequestFields(root.merge(newer.root));
    }

    /**
     * {@return the text at a path of groups, such as {@code order.currency}; none if there is none} A sensitive one is
     * in clear.
     *
     * @param path names with dots between them, such as {@code order.currency}
     */
    public Option<String> text(String path) {
        return value(path).flatMap(RequestFields::asText);
    }

    /**
     * {@return the value at a path of groups; none if there is none}
     *
     * @param path names with dots between them, such as {@code order.currency}
     */
    public Option<FieldValue> value(String path) {
        Group group = root;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            group = group.group(names[i]);
        }
        return group.members().get(names[names.length - 1]);
    }

    /**
     * {@return whether there is a text at a path of groups}
     *
     * @param path names with dots between them, such as {@code order.currency}
     */
    public boolean hasText(String path) {
        return value(path).exists(value -> value instanceof FieldValue.Text || value instanceof FieldValue.Sensitive);
    }

    /**
     * {@return how many characters the text at a path of groups has; none if there is none}
     *
     * @param path names with dots between them, such as {@code order.currency}
     */
    public Option<Integer> textLength(String path) {
        return value(path)
                .flatMap(value -> value instanceof FieldValue.Sensitive sensitive
                        ? Option.some(sensitive.text().length())
                        : asText(value).map(String::length));
    }

    /**
     * {@return these fields with one more or another value at a path of groups}
     *
     * @param path names with dots between them, such as {@code order.currency}
     * @param value what stands there from now on
     */
    public RequestFields with(String path, FieldValue value) {
        return new RequestFields(with(root, List.of(path.split("\\.")), value));
    }

    private static Group with(Group group, List<String> names, FieldValue value) {
        String name = names.head();
        return group.with(name, names.tail().isEmpty() ? value : with(group.group(name), names.tail(), value));
    }

    /**
     * {@return these fields without the one at a path of groups; a group that is left empty goes with it}
     *
     * @param path names with dots between them, such as {@code order.currency}
     */
    public RequestFields without(String path) {
        return new RequestFields(without(root, List.of(path.split("\\."))));
    }

    private static Group without(Group group, List<String> names) {
        String name = names.head();
        Group inner = names.tail().isEmpty() ? Group.EMPTY : without(group.group(name), names.tail());
        return inner.members().isEmpty() ? new Group(group.members().remove(name)) : group.with(name, inner);
    }

    /**
     * {@return these fields with no card number in any text, number or name: for what others say, who may have repeated
     * it anywhere}
     *
     * @param masked the number that they may have been told, as answers show it; empty if there is none
     */
    public RequestFields withoutCardNumbers(String masked) {
        return new RequestFields(CardNumberFree.of(root, masked));
    }

    /** {@return how many bytes the fields take as compact JSON in UTF-8, without escapes} */
    public int sizeInBytes() {
        return FieldSize.of(root);
    }

    private static Option<String> asText(FieldValue value) {
        if (value instanceof FieldValue.Sensitive sensitive) {
            return Option.some(sensitive.text().reveal(String::new));
        }
        return value instanceof FieldValue.Text text ? Option.some(text.text()) : Option.none();
    }

    @Override
    public String toString() {
        return "RequestFields" + root;
    }
}

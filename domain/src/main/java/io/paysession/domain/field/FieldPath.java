package io.paysession.domain.field;

import io.vavr.collection.Seq;

/**
 * Where a field stands, in the gateway's writing: {@code sourceOfFunds.provided.card.number},
 * {@code order.item[0].name}. Printing it is safe: parts that look like secrets are redacted.
 */
public final class FieldPath {
    /** The document itself. */
    public static final FieldPath ROOT = new FieldPath("");

    private final String text;

    private FieldPath(String text) {
        this.text = text;
    }

    /**
     * {@return a path in the gateway's writing}
     *
     * @param text names with dots between them, such as {@code order.item[0].name}
     */
    public static FieldPath of(String text) {
        return new FieldPath(text);
    }

    /**
     * {@return the member {@code name} of the group at this path}
     *
     * @param name one name, without a dot
     */
    public FieldPath member(String name) {
        return new FieldPath(text.isEmpty() ? name : text + "." + name);
    }

    /**
     * {@return the item at {@code index}, counted from 0, of the list at this path}
     *
     * @param index 0 for the first item
     */
    public FieldPath item(int index) {
        return new FieldPath(text + "[" + index + "]");
    }

    /** Whether it stands at, or below, one of these members of the document. */
    boolean isBelow(Seq<String> members) {
        return members.exists(
                member -> text.equals(member) || text.startsWith(member + ".") || text.startsWith(member + "["));
    }

    /** {@return whether this is the path of the document itself} */
    public boolean isRoot() {
        return text.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The path, redacted: a client may have put a card number where a name belongs. */
    @Override
    public String toString() {
        return Redaction.redact(text);
    }
}

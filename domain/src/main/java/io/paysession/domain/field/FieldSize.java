package io.paysession.domain.field;

import io.paysession.domain.shared.SensitiveText;

/** Measures a value as compact JSON in UTF-8 without escapes, without writing it. */
final class FieldSize implements FieldValue.Cases<Integer> {
    private static final FieldSize SIZE = new FieldSize();
    /** Both brackets of a group or list that holds nothing. */
    private static final int EMPTY = 2;

    private FieldSize() {}

    static int of(FieldValue value) {
        return value.match(SIZE);
    }

    @Override
    public Integer text(String text) {
        return utf8(text) + 2;
    }

    @Override
    public Integer sensitive(SensitiveText text) {
        return text.reveal(clear -> utf8(clear) + 2);
    }

    @Override
    public Integer number(String literal) {
        return literal.length();
    }

    @Override
    public Integer flag(boolean flag) {
        return flag ? 4 : 5;
    }

    @Override
    public Integer nothing() {
        return 4;
    }

    @Override
    public Integer group(FieldValue.Group group) {
        // Quotes, colon and comma make four; the comma that the last member lacks is one of the two brackets.
        int size = group.members().foldLeft(1, (sum, member) -> sum + utf8(member._1()) + 4 + of(member._2()));
        return Math.max(size, EMPTY);
    }

    @Override
    public Integer items(FieldValue.Items items) {
        return Math.max(items.values().foldLeft(1, (sum, value) -> sum + 1 + of(value)), EMPTY);
    }

    private static int utf8(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            bytes += utf8(text.charAt(i));
        }
        return bytes;
    }

    private static int utf8(char[] text) {
        int bytes = 0;
        for (char c : text) {
            bytes += utf8(c);
        }
        return bytes;
    }

    /** Each half of a surrogate pair counts two: four for the pair. */
    private static int utf8(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}

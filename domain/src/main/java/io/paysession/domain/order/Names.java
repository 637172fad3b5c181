package io.paysession.domain.order;

/** What names that merchants choose have in common. */
final class Names {
    private Names() {}

    /** Control characters and halves of surrogate pairs have no place in a name. */
    static boolean isWellFormed(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length >= 1
                && length <= longest
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}

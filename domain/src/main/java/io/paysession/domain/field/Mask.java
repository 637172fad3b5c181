package io.paysession.domain.field;

import io.paysession.domain.shared.SensitiveText;

/** How a stored value is shown in answers (source: gateway-api 4, "Masking"). */
enum Mask {
    /** As it is. */
    NONE,
    /** As it is, but never repeated in an error: it may be as good as money. */
    SENSITIVE,
    /** As it is, but for card numbers in it: nobody knows what it is. */
    CARD_NUMBERS,
    /**
     * The same for what is known to be a number of another kind, such as a ticket's: those have up to 14 digits, and one in
     * ten of them would look like a card number. The card numbers that are in use have more, but for a few.
     */
    OTHER_NUMBERS,
    /** First six and last four characters; short numbers keep the last four only. */
    NUMBER,
    /** As many {@code x} as a security code has: three, or four for four digits. */
    SECURITY_CODE,
    /** All but the last three characters. */
    ACCOUNT,
    /** Stored, but not shown in any answer. */
    HIDDEN;

    /** Whether an error must not repeat anything of it. What else an error repeats is redacted. */
    boolean isSensitive() {
        return this != NONE && this != CARD_NUMBERS && this != OTHER_NUMBERS;
    }

    /** The masked text; meaningless for {@link #HIDDEN}, which has none. */
    String show(String text) {
        return switch (this) {
            case NONE, SENSITIVE -> text;
            case CARD_NUMBERS -> CardNumbers.hide(text);
            case OTHER_NUMBERS -> CardNumbers.hideLong(text);
            case NUMBER -> keep(text, text.length() < 11 ? 0 : 6, 4);
            case SECURITY_CODE, HIDDEN -> "x".repeat(text.length());
            case ACCOUNT -> keep(text, 0, 3);
        };
    }

    /** The masked text; of a security code nothing is looked at but its length. */
    String show(SensitiveText text) {
        if (this == SECURITY_CODE || this == HIDDEN) {
            return "x".repeat(text.length());
        }
        String clear = text.reveal(String::new);
        return show(clear);
    }

    private static String keep(String text, int first, int last) {
        int hidden = Math.max(text.length() - first - last, 0);
        // A text shorter than its visible part shows nothing at all.
        return hidden == 0
                ? "x".repeat(text.length())
                : text.substring(0, first) + "x".repeat(hidden) + text.substring(first + hidden);
    }
}

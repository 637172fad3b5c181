package io.paysession.adapter.psp.codec;

/**
 * One setting of a screen; keys depend on the type of the screen and are passed through (U-18).
 *
 * @param key without NUL
 * @param value without NUL
 */
public record UiField(String key, String value) {
    /** @throws IllegalArgumentException if a text contains a NUL */
    public UiField {
        if (key.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A text contains a NUL");
        }
    }
}

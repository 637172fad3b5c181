package io.paysession.domain.terminal.request;

import io.vavr.control.Option;

/**
 * The merchant's own name for a session, unique for a terminal: asking again with the same one asks for the same session.
 *
 * @param value 1 to 64 printable ASCII characters
 */
public record SessionReference(String value) {
    /** @throws IllegalArgumentException if the reference is not well-formed */
    public SessionReference {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a session reference");
        }
    }

    /**
     * Reads what a client sent; none if it is not well-formed.
     *
     * @param text what stands in a path or document
     * @return the reference
     */
    public static Option<SessionReference> parse(String text) {
        return Option.when(isWellFormed(text), text).map(SessionReference::new);
    }

    private static boolean isWellFormed(String text) {
        return text.matches("[ -~]{1,64}") && !text.isBlank();
    }

    @Override
    public String toString() {
        return value;
    }
}

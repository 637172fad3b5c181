package io.paysession.domain.terminal.device;

import io.vavr.control.Option;

/**
 * A merchant's name for a terminal, as it stands in URLs: 1 to 40 characters of {@code 0-9 a-z A-Z - _}.
 *
 * @param value the name
 */
public record TerminalId(String value) {
    /** @throws IllegalArgumentException if the name is not well-formed */
    public TerminalId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a terminal id");
        }
    }

    /**
     * Reads a name; none if it is not well-formed.
     *
     * @param text what stands in a path or document
     * @return the name
     */
    public static Option<TerminalId> parse(String text) {
        return Option.when(isWellFormed(text), text).map(TerminalId::new);
    }

    private static boolean isWellFormed(String text) {
        return text.matches("[0-9a-zA-Z_-]{1,40}");
    }

    @Override
    public String toString() {
        return value;
    }
}

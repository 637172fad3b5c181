package io.paysession.domain.terminal.request;

import io.vavr.control.Option;

/**
 * Our name for a session on a terminal; not a secret. The terminal's own number is another thing: terminals use a number
 * again.
 *
 * @param value {@code TS} and 20 characters of {@code A-Z 2-7}
 */
public record TerminalSessionId(String value) {
    /** How many random bytes an identifier is made of. */
    public static final int RANDOM_BYTES = 20;

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** @throws IllegalArgumentException if the identifier is not well-formed */
    public TerminalSessionId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a terminal session id");
        }
    }

    /**
     * Makes an identifier of {@link #RANDOM_BYTES} random bytes.
     *
     * @param random {@link #RANDOM_BYTES} bytes that nobody can foresee
     * @return the identifier, the same for the same bytes
     */
    public static TerminalSessionId fromRandom(byte[] random) {
        StringBuilder text = new StringBuilder("TS");
        for (int i = 0; i < RANDOM_BYTES; i++) {
            text.append(ALPHABET.charAt(random[i] & 31));
        }
        return new TerminalSessionId(text.toString());
    }

    /**
     * Reads what a client sent; none if it is not well-formed.
     *
     * @param text what stands in a path or document
     * @return the identifier
     */
    public static Option<TerminalSessionId> parse(String text) {
        return Option.when(isWellFormed(text), text).map(TerminalSessionId::new);
    }

    private static boolean isWellFormed(String text) {
        return text.matches("TS[A-Z2-7]{20}");
    }

    @Override
    public String toString() {
        return value;
    }
}

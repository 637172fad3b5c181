package io.paysession.domain.session;

/**
 * The version of a session's content and status: ten characters, eight lower-case hexadecimal digits that change every
 * time and a two-digit counter that starts at 01 and wraps after 99 (source: recorded-responses 2; assumption U-16).
 *
 * @param value the ten characters
 */
public record SessionVersion(String value) {
    /** Odd, so that adding it walks through all 2^32 values before one comes again: a version never repeats. */
    private static final int STEP = 0x9E3779B9;

    /** @throws IllegalArgumentException if the text is not a version */
    public SessionVersion {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a session version: " + value.length() + " characters");
        }
    }

    private static boolean isWellFormed(String text) {
        return text.length() == 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')
                && text.chars().skip(8).allMatch(c -> c <= '9');
    }

    /**
     * {@return the version of a new session; {@code random} makes it differ from other sessions' versions}
     *
     * @param random a number that nobody can foresee
     */
    public static SessionVersion first(int random) {
        return of(random, 1);
    }

    /** {@return the version after the next stored change} */
    public SessionVersion next() {
        int walk = Integer.parseUnsignedInt(value.substring(0, 8), 16);
        int counter = Integer.parseInt(value.substring(8));
        return of(walk + STEP, (counter + 1) % 100);
    }

    private static SessionVersion of(int walk, int counter) {
        return new SessionVersion(hex(walk) + (counter < 10 ? "0" : "") + counter);
    }

    private static String hex(int walk) {
        String digits = Integer.toHexString(walk);
        return "0".repeat(8 - digits.length()) + digits;
    }

    @Override
    public String toString() {
        return value;
    }
}

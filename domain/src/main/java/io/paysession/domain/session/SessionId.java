package io.paysession.domain.session;

import io.vavr.control.Option;

/**
 * A session's identifier, which is also a limited password for the payer's browser: {@code SESSION}, two digits (clients
 * look for digits there) and 26 upper-case base32 characters, 136 random bits in all. It prints without its secret part.
 *
 * @param value the whole identifier; secret
 */
public record SessionId(String value) {
    /** How many random bytes an identifier is made of. */
    public static final int RANDOM_BYTES = 17;

    private static final String PREFIX = "SESSION";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int RANDOM_CHARACTERS = 26;
    private static final int SHORTEST = 31;
    private static final int LONGEST = 35;

    /** @throws IllegalArgumentException if the identifier is not well-formed */
    public SessionId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not a session id");
        }
    }

    /**
     * Makes an identifier of {@link #RANDOM_BYTES} bytes from a secure source.
     *
     * @param random bytes that nobody can foresee
     * @return the identifier, the same for the same bytes
     */
    public static SessionId fromRandom(byte[] random) {
        // The last six bits are left over by the 26 characters.
        StringBuilder text = new StringBuilder(PREFIX).append("%02d".formatted(random[RANDOM_BYTES - 1] & 0x3f));
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            int bit = i * 5;
            int high = random[bit / 8] & 0xff;
            int low = bit / 8 + 1 < RANDOM_BYTES ? random[bit / 8 + 1] & 0xff : 0;
            text.append(ALPHABET.charAt((high << 8 | low) >> 11 - bit % 8 & 31));
        }
        return new SessionId(text.toString());
    }

    /**
     * Reads what a client sent; none unless it is 31 to 35 characters of {@code SESSION…} (gateway-api 2.1).
     *
     * @param text what stands in a path or document
     * @return the identifier; none if it is not well-formed
     */
    public static Option<SessionId> parse(String text) {
        return Option.when(isWellFormed(text), text).map(SessionId::new);
    }

    private static boolean isWellFormed(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.startsWith(PREFIX)
                && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return "SESSION***";
    }
}

package io.paysession.domain.session;

/**
 * How many operations may authenticate with the session id as password, and how many have.
 *
 * @param allowed 0 to 25
 * @param used    0 to {@code allowed}
 */
public record AuthenticationLimit(int allowed, int used) {
    /** The highest limit that a client may ask for (source: gateway-api 2.1). */
    public static final int MAXIMUM = 25;
    /** The limit of a session whose creator asked for none (source: gateway-api 2.1). */
    public static final int DEFAULT = 5;

    /** @throws IllegalArgumentException outside the ranges */
    public AuthenticationLimit {
        if (allowed < 0 || allowed > MAXIMUM || used < 0 || used > allowed) {
            throw new IllegalArgumentException("Authentication limit out of range");
        }
    }

    /**
     * {@return a limit of which nothing is used yet}
     *
     * @param allowed how many there may be
     */
    public static AuthenticationLimit of(int allowed) {
        return new AuthenticationLimit(allowed, 0);
    }

    /** {@return whether no further session-authenticated operation is allowed} */
    public boolean isUsedUp() {
        return used >= allowed;
    }

    /** One more operation counted. */
    AuthenticationLimit count() {
        return new AuthenticationLimit(allowed, used + 1);
    }
}

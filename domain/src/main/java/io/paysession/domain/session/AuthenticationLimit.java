package io.paysession.domain.session;

import io.vavr.control.Option;

/**
 * How many operations may authenticate with the session id as password, and how many have.
 *
 * @param allowed       0 to 25
 * @param used          0 to {@code allowed}
 * @param hostedUpdates how many updates by hosted fields there have been beside these, 0 to {@link #MAXIMUM_HOSTED}
 */
public record AuthenticationLimit(int allowed, int used, int hostedUpdates) {
    /** The highest limit that a client may ask for (source: gateway-api 2.1). */
    public static final int MAXIMUM = 25;
    /** The limit of a session whose creator asked for none (source: gateway-api 2.1). */
    public static final int DEFAULT = 5;
    /** The highest bound of updates by hosted fields. */
    public static final int MAXIMUM_HOSTED = 9999;

    /** @throws IllegalArgumentException outside the ranges */
    public AuthenticationLimit {
        if (allowed < 0
                || allowed > MAXIMUM
                || used < 0
                || used > allowed
                || hostedUpdates < 0
                || hostedUpdates > MAXIMUM_HOSTED) {
            throw new IllegalArgumentException("Authentication limit out of range");
        }
    }

    /** Without any update by hosted fields. */
    public AuthenticationLimit(int allowed, int used) {
        this(allowed, used, 0);
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
        return new AuthenticationLimit(allowed, used + 1, hostedUpdates);
    }

    /** Why somebody may do no more; none if he may. */
    Option<SessionRefusal> refusal(Requester requester, SessionPolicy policy) {
        return switch (counter(requester, policy)) {
            case NONE -> Option.none();
            case AUTHENTICATIONS -> Option.when(isUsedUp(), () -> new SessionRefusal.LimitUsedUp(allowed));
            case HOSTED_UPDATES ->
                Option.when(
                        hostedUpdates >= policy.hostedUpdates(),
                        () -> new SessionRefusal.LimitUsedUp(policy.hostedUpdates()));
        };
    }

    /** One more update counted where those of that requester are. */
    AuthenticationLimit count(Requester requester, SessionPolicy policy) {
        return switch (counter(requester, policy)) {
            case NONE -> this;
            case AUTHENTICATIONS -> count();
            case HOSTED_UPDATES -> new AuthenticationLimit(allowed, used, hostedUpdates + 1);
        };
    }

    private enum Counter {
        NONE,
        AUTHENTICATIONS,
        HOSTED_UPDATES
    }

    private static Counter counter(Requester requester, SessionPolicy policy) {
        return switch (requester) {
            case MERCHANT -> Counter.NONE;
            case PAYER -> Counter.AUTHENTICATIONS;
            case HOSTED_FIELDS -> policy.hostedUpdates() == 0 ? Counter.AUTHENTICATIONS : Counter.HOSTED_UPDATES;
        };
    }
}
